import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";

/** Reads codes out of camera pictures, beside the page: its program is served from our own files, and only this worker may compile it. */
prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith(".wasm") ? wasmUrl : `${prefix}${path}`) }, fireImmediately: true });

self.addEventListener("message", (event: MessageEvent<ImageData>) => {
  void readBarcodes(event.data, { formats: ["QRCode"], maxNumberOfSymbols: 1, tryHarder: true })
    .then((found) => self.postMessage(found[0]?.text ?? null))
    .catch(() => self.postMessage(null));
});
