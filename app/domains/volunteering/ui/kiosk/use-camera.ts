import { useCallback, useEffect, useRef, useState } from "react";

/** Four pictures a second are enough for a hand that holds a phone still. */
const everyMs = 250;
/** Wide enough for a code that fills a third of the picture. */
const pictureWidth = 640;

/**
 * The camera as a reader: frames go to a worker and are forgotten, nothing is kept or sent. It turns on by itself only where the tablet has already
 * allowed it; otherwise somebody presses. `onText` gets what a code says.
 */
export function useCamera(onText: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef(onText);
  const [state, setState] = useState<"off" | "on" | "refused">("off");
  useEffect(() => {
    heard.current = onText;
  });

  const start = useCallback(() => setState("on"), []);
  const stop = useCallback(() => setState("off"), []);
  useEffect(() => {
    const asked = navigator.permissions?.query({ name: "camera" as PermissionName });
    void asked?.then((permission) => {
      if (permission.state === "granted") setState("on");
    }).catch(() => undefined);
  }, []);

  useEffect(() => {
    if (state !== "on") return;
    let over = false;
    let stream: MediaStream | null = null;
    let busy = false;
    const worker = new Worker(new URL("./scan-worker.ts", import.meta.url), { type: "module" });
    const canvas = document.createElement("canvas");
    worker.addEventListener("message", (event: MessageEvent<string | null>) => {
      busy = false;
      if (event.data && !over) heard.current(event.data);
    });
    const timer = setInterval(() => {
      const picture = video.current;
      if (busy || !picture || picture.readyState < 2 || picture.videoWidth === 0) return;
      canvas.width = pictureWidth;
      canvas.height = Math.round((pictureWidth * picture.videoHeight) / picture.videoWidth);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) return;
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      busy = true;
      worker.postMessage(context.getImageData(0, 0, canvas.width, canvas.height));
    }, everyMs);
    void navigator.mediaDevices?.getUserMedia({ video: { facingMode: "user", width: { ideal: 1280 } }, audio: false }).then((got) => {
      stream = got;
      if (over) return got.getTracks().forEach((track) => track.stop());
      if (video.current) video.current.srcObject = got;
    }).catch(() => setState("refused"));
    if (!navigator.mediaDevices) setState("refused");
    return () => {
      over = true;
      clearInterval(timer);
      worker.terminate();
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [state]);

  return { video, state, start, stop };
}
