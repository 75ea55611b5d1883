/**
 * What a person should hear of a connection nobody is looking at: the client has connected, or
 * waits to be confirmed.
 *
 * Pure but for what it remembers; fed by main.js. Told once for each connection and stage, since
 * a connection is told anew whenever anything of it changes.
 */
/** @import { Connection } from "../types/Connection" */

/** @type {Partial<Record<Connection["stage"]["kind"], string>>} */
const SENTENCES = { confirm: "hand-over-confirm", connected: "hand-over-connected" };

/** Connections in the background, and what was told of them. */
export class HandOver {
  constructor() {
    /** @type {Map<string, string>} the last stage of each connection */
    this.stages = new Map();
  }

  /**
   * The sentence to tell, or null.
   * @param {Connection} connection
   * @returns {string | null} a locale key
   */
  take({ connection_id, stage, background }) {
    const before = this.stages.get(connection_id);
    this.stages.set(connection_id, stage.kind);
    return background && stage.kind !== before ? (SENTENCES[stage.kind] ?? null) : null;
  }

  /**
   * A connection is over.
   * @param {string} connection_id
   */
  drop(connection_id) {
    this.stages.delete(connection_id);
  }
}
