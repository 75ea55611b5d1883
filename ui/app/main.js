/**
 * The start: makes what the window shares, hears the console, draws the frame.
 *
 * The only module with effects of its own. Views register themselves when imported.
 */
import * as appApi from "../api/app.js";
import * as preferencesApi from "../api/preferences.js";
import * as signInApi from "../api/sign-in.js";
import source from "../locales/en.ftl?raw";
import { AppFrame } from "../views/app-frame.js";
import { followBulks } from "./bulk/news.js";
import { followChannels } from "./channel-news.js";
import { Context } from "./context.js";
import { hear } from "./events.js";
import { makeTranslate } from "./i18n.js";
import { Router } from "./router.js";
import { followWindow, keepPage } from "./window-news.js";
import { Words } from "./words.js";

import.meta.glob("../views/*.js", { eager: true });

/** The language of the sentences; dates and numbers follow it. */
const LOCALE = "en-GB";

/** @param {Context} app */
function followConsole(app) {
  hear("accounts_paged", (page) => app.accounts.page(page));
  hear("account_changed", ({ account }) => app.accounts.put(account));
  hear("creation_changed", ({ creation }) => app.putCreation(creation));
  hear("sign_in_changed", ({ state }) => app.setSignIn(state));
  hear("vault_waiting", ({ profile_id }) => app.setVaultWaiting(profile_id));
  hear("vault_settled", async () => {
    app.setVaultWaiting(null);
    app.setSignIn(await signInApi.state());
  });
  hear("password_needed", ({ profile_id }) => {
    app.passwordNeeded = profile_id;
    app.changed();
  });
}

/** @param {Context} app */
async function readConsole(app) {
  [app.preferences, app.about] = await Promise.all([preferencesApi.get(), appApi.about()]);
  app.showTheme();
  // The first asking may take as long as the console's patience with the keychain.
  app.setSignIn(await signInApi.state());
}

function start() {
  const t = makeTranslate(source, LOCALE, (complaint) => console.warn(complaint));
  const app = new Context({ t, words: new Words(LOCALE, t), router: new Router(window) });
  document.title = t("app-name");
  followConsole(app);
  followChannels(app);
  followBulks(app);
  followWindow(app);
  if (!import.meta.env.DEV) keepPage(window);
  const frame = new AppFrame();
  frame.app = app;
  frame.begin = () => readConsole(app);
  frame.addEventListener("interactive", () => void appApi.ready(), { once: true });
  document.body.append(frame);
}

start();
