import { Circle, Path, Svg } from "@react-pdf/renderer";
import { ink } from "~/platform/pdf/paper.server";

/** In the sketch's own 794 × 1123 px, drawn over the whole page. */
export const Thread = () => (
  <Svg viewBox="0 0 794 1123" style={{ position: "absolute", left: 0, top: 0, width: 595.28, height: 841.89 }} fixed>
    <Path d="M165 108c-2 34-62 22-84 54-26 38-14 110-14 170s-16 70-8 112 9 90 11 142" stroke={ink.thread} strokeWidth={3} fill="none" strokeLinecap="round" />
    <Path d="M70 598c4 40 8 78 2 116s-12 80 0 122 46 60 46 130" stroke={ink.thread} strokeWidth={3} strokeDasharray="1 8" fill="none" strokeLinecap="round" />
    <Circle cx={70} cy={586} r={7.5} fill={ink.thread} />
    <Circle cx={118} cy={980} r={10} fill="#ffffff" stroke={ink.thread} strokeWidth={3} />
  </Svg>
);
