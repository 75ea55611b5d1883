export type About = { version: string, data_dir: string, log_file: string, };
