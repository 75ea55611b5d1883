/**
 * Follows bulk work wherever the person is: keeps `app.bulks` right, says how it ended, and at
 * the next start offers to go on with what was interrupted.
 *
 * Called once by main.js. Deliberately absent: any word about work whose page is being looked at,
 * and about the tables, which show it themselves (views/bulk-notice.js).
 */
/** @import { Bulk } from "../../types/Bulk" */
/** @import { Context } from "../context.js" */
import * as api from "../../api/bulk.js";
import { hear } from "../events.js";
import { isMoving, isOver, isResting, unconfirmed } from "./states.js";
import { bulkSentence, clientOf, tableOf } from "./words.js";

/** @param {Context} app */
export function followBulks(app) {
  /** @type {string | null} whose work is known */
  let known = null;
  const redraw = async () => {
    const id = app.profile?.profile_id ?? null;
    if (id === known) return;
    known = id;
    if (id === null) return;
    // Without the list nothing is offered; the work itself is safe on disk.
    const bulks = await api.list().catch(() => []);
    if (known !== id) return;
    app.bulks.take(bulks);
    for (const bulk of bulks) if (bulk.state === "interrupted" && !inSight(app, bulk)) offer(app, bulk);
  };
  app.addEventListener("change", () => void redraw());
  hear("bulk_changed", ({ bulk }) => {
    const before = app.bulks.byId.get(bulk.bulk_id);
    app.bulks.put(bulk);
    // What is thrown away, or overtaken, is no news.
    const isNews = app.bulks.byId.get(bulk.bulk_id) === bulk;
    if (isNews && before && isMoving(before) && !inSight(app, bulk)) tell(app, bulk);
  });
}

/**
 * Whether the person looks at it, or at the table that shows it.
 * @param {Context} app
 * @param {Bulk} bulk
 */
export function inSight({ router }, bulk) {
  const { page, rest } = router.route;
  if (page === "bulk") return rest[0] === bulk.bulk_id;
  const [table, account, tab] = tableOf(bulk);
  return page === table && rest[0] === account && rest[1] === tab;
}

/**
 * Says that it ended, or that it cannot go on.
 * @param {Context} app
 * @param {Bulk} bulk
 */
function tell(app, bulk) {
  const { t } = app;
  const said = { client: clientOf(app, bulk), what: bulkSentence(app, bulk) };
  if (isResting(bulk) && bulk.error) {
    app.toast({ tone: "bad", text: t("bulk-news", said), stays: true, action: look(app, bulk) });
  } else if (isOver(bulk)) {
    const well = unconfirmed(bulk.counts) === 0;
    const action = well ? undefined : look(app, bulk);
    app.toast({ tone: well ? "good" : "bad", text: t("bulk-news", said), stays: !well, action });
  }
}

/**
 * Offers to go on.
 * @param {Context} app
 * @param {Bulk} bulk
 */
function offer(app, bulk) {
  const { kind, action } = bulk;
  const text = app.t("bulk-offer", { client: clientOf(app, bulk), kind, action });
  app.toast({ text, stays: true, action: look(app, bulk) });
}

/**
 * @param {Context} app
 * @param {Bulk} bulk
 */
function look(app, bulk) {
  return { label: app.t("bulk-look"), run: () => app.router.go("bulk", bulk.bulk_id) };
}
