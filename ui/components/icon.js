/**
 * Icons: one family, the few that are used, one size and stroke set in components.css.
 *
 * An icon never speaks alone and is hidden from screen readers; the words are beside it or in
 * the label of the button.
 */
import { html } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import activity from "lucide-static/icons/activity.svg?raw";
import arrowDown from "lucide-static/icons/arrow-down.svg?raw";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import arrowUp from "lucide-static/icons/arrow-up.svg?raw";
import building from "lucide-static/icons/building-2.svg?raw";
import check from "lucide-static/icons/check.svg?raw";
import chevronRight from "lucide-static/icons/chevron-right.svg?raw";
import chevronsUpDown from "lucide-static/icons/chevrons-up-down.svg?raw";
import circleAlert from "lucide-static/icons/circle-alert.svg?raw";
import circleCheck from "lucide-static/icons/circle-check.svg?raw";
import clock from "lucide-static/icons/clock.svg?raw";
import copy from "lucide-static/icons/copy.svg?raw";
import download from "lucide-static/icons/download.svg?raw";
import ellipsis from "lucide-static/icons/ellipsis.svg?raw";
import eye from "lucide-static/icons/eye.svg?raw";
import eyeOff from "lucide-static/icons/eye-off.svg?raw";
import info from "lucide-static/icons/info.svg?raw";
import key from "lucide-static/icons/key-round.svg?raw";
import link from "lucide-static/icons/link.svg?raw";
import lock from "lucide-static/icons/lock.svg?raw";
import logOut from "lucide-static/icons/log-out.svg?raw";
import message from "lucide-static/icons/message-square.svg?raw";
import pencil from "lucide-static/icons/pencil.svg?raw";
import plus from "lucide-static/icons/plus.svg?raw";
import refresh from "lucide-static/icons/refresh-cw.svg?raw";
import search from "lucide-static/icons/search.svg?raw";
import settings from "lucide-static/icons/settings.svg?raw";
import smartphone from "lucide-static/icons/smartphone.svg?raw";
import trash from "lucide-static/icons/trash-2.svg?raw";
import triangleAlert from "lucide-static/icons/triangle-alert.svg?raw";
import upload from "lucide-static/icons/upload.svg?raw";
import userPlus from "lucide-static/icons/user-plus.svg?raw";
import ban from "lucide-static/icons/ban.svg?raw";
import imageOff from "lucide-static/icons/image-off.svg?raw";
import powerOff from "lucide-static/icons/power-off.svg?raw";
import wallet from "lucide-static/icons/wallet.svg?raw";
import externalLink from "lucide-static/icons/external-link.svg?raw";
import listChecks from "lucide-static/icons/list-checks.svg?raw";
import qrCode from "lucide-static/icons/qr-code.svg?raw";
import x from "lucide-static/icons/x.svg?raw";

const ICONS = {
  activity,
  "arrow-down": arrowDown,
  "arrow-left": arrowLeft,
  "arrow-up": arrowUp,
  building,
  check,
  "chevron-right": chevronRight,
  "chevrons-up-down": chevronsUpDown,
  "circle-alert": circleAlert,
  "circle-check": circleCheck,
  clock,
  copy,
  download,
  ellipsis,
  eye,
  "eye-off": eyeOff,
  info,
  key,
  link,
  lock,
  "log-out": logOut,
  message,
  pencil,
  plus,
  refresh,
  search,
  settings,
  smartphone,
  trash,
  "triangle-alert": triangleAlert,
  upload,
  "user-plus": userPlus,
  ban,
  "image-off": imageOff,
  "power-off": powerOff,
  wallet,
  "external-link": externalLink,
  "list-checks": listChecks,
  "qr-code": qrCode,
  x,
};

/** @typedef {keyof typeof ICONS} IconName */

/**
 * An icon, decorative.
 * @param {IconName} name
 */
export function icon(name) {
  // The text is the icon family's own file, bundled at build time.
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(ICONS[name])}</span>`;
}
