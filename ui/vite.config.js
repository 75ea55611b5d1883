// How the pages are built: one bundle into ui/dist, nothing inlined, because the content policy
// of the window allows neither inline scripts nor data: fonts.
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  clearScreen: false,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // light-dark() is used as it is: older engines than these are not supported.
    cssTarget: ["safari17.5", "chrome123", "firefox120"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The address that `devUrl` of tauri.conf.json names; a taken port must fail, not move.
  server: { host: "127.0.0.1", port: 5173, strictPort: true },
});
