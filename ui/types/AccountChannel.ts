export type AccountChannel = { channel_id: string, name: string, transport: string, };
