// Views without a window: stands in for the host's bridge and for what only a bundler understands.
//
// `asks` answers commands by name; what a view does with the answers can be looked at directly.
import { register } from "node:module";

// Pictures come as texts from the bundler; here every one is empty.
const loader = `export const load = (url, context, next) => url.endsWith("?raw")
  ? { format: "module", shortCircuit: true, source: "export default '<svg></svg>'" }
  : next(url, context);`;
register(`data:text/javascript,${encodeURIComponent(loader)}`);

/** Answers of the host, by command. @type {Record<string, (args: any) => unknown>} */
export const asks = {};

/** Commands in the order they came. @type {string[]} */
export const asked = [];

/** Who hears which event. @type {Map<string, ((event: { payload: unknown }) => void)[]>} */
const hearers = new Map();
const callbacks = [];

globalThis.window = Object.assign(new EventTarget(), {
  __TAURI_INTERNALS__: {
    transformCallback: (callback) => callbacks.push(callback) - 1,
    async invoke(command, args) {
      if (command === "plugin:event|listen") {
        hearers.set(args.event, [...(hearers.get(args.event) ?? []), callbacks[args.handler]]);
        return 0;
      }
      if (command === "plugin:event|unlisten") return null;
      asked.push(command);
      if (!asks[command]) throw new Error(`nobody expected ${command}`);
      return asks[command](args);
    },
  },
  __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener() {} },
});

/** An event of the host. */
export function tell(name, payload) {
  for (const hearer of hearers.get(name) ?? []) hearer({ payload });
}
