// Two frames: the first callback comes before the first painting, the second after it.
requestAnimationFrame(() => requestAnimationFrame(() => window.__TAURI__.core.invoke("ready")));
