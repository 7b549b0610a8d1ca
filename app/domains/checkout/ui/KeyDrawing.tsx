import type { ReactNode } from "react";
import type { Drawing } from "~/domains/bazaar/api";

/** Drawings of the till's keys; colours come from the tokens, so they follow the theme. */
const drawings: Readonly<Record<Drawing, ReactNode>> = {
  card: (
    <>
      <path d="M14 15l21-5v42l-21 5z" fill="var(--goods-soft)" stroke="var(--goods)" strokeWidth="1.5" strokeLinejoin="round"/>
      <rect x="28" y="7" width="38" height="47" rx="2" fill="var(--surface)" stroke="var(--goods)" strokeWidth="1.5"/>
      <path d="M47 14l9 12h-5l7 10h-6l7 10H35l7-10h-6l7-10h-5z" fill="var(--primary)"/>
      <rect x="45" y="46" width="4" height="5" fill="var(--goods)"/>
      <path d="M40 29c5 3 10 2 14-2M37 40c8 4 15 3 21-3" fill="none" stroke="var(--thread)" strokeWidth="2" strokeLinecap="round"/>
    </>
  ),
  survachka: (
    <>
      <g fill="none" stroke="var(--goods)" strokeWidth="3" strokeLinecap="round"><path d="M40 57V10"/><path d="M40 44C18 42 16 24 39 27"/><path d="M40 44c22-2 24-20 1-17"/><path d="M40 27C22 25 22 10 40 11"/><path d="M40 27c18-2 18-17 0-16"/></g>
      <path d="M36.5 47h7M36.5 50h7M36.5 30h7" stroke="var(--thread)" strokeWidth="2.5" strokeLinecap="round"/>
      <g fill="var(--surface)" stroke="var(--money)" strokeWidth="1.3"><circle cx="22" cy="35" r="3.2"/><circle cx="58" cy="35" r="3.2"/><circle cx="26" cy="18" r="3.2"/><circle cx="54" cy="18" r="3.2"/><circle cx="40" cy="8" r="3.2"/></g>
      <g fill="var(--thread)"><circle cx="31" cy="42.5" r="2.2"/><circle cx="49" cy="42.5" r="2.2"/></g>
    </>
  ),
  candle: (
    <>
      <rect x="31" y="24" width="18" height="29" rx="3" fill="var(--money-soft)" stroke="var(--money)" strokeWidth="1.5"/>
      <path d="M31 30c3 4 5-1 7 3s5 1 6-1 4 1 5-2v-3a3 3 0 0 0-3-3H34a3 3 0 0 0-3 3z" fill="var(--surface)" stroke="var(--money)" strokeWidth="1.2" strokeLinejoin="round"/>
      <path d="M40 24v-5" stroke="var(--ink)" strokeWidth="1.5"/>
      <path d="M40 4c6 7 6 14 0 15-6-1-6-8 0-15z" fill="var(--warn-soft)" stroke="var(--goods)" strokeWidth="1.5" strokeLinejoin="round"/>
      <path d="M30 42c7 2 13 2 20 0" fill="none" stroke="var(--thread)" strokeWidth="2"/>
      <path d="M22 54h36" stroke="var(--money)" strokeWidth="3" strokeLinecap="round"/>
    </>
  ),
  herbs: (
    <>
      <g fill="none" stroke="var(--ok)" strokeWidth="2" strokeLinecap="round"><path d="M36 56c2-16 0-28-10-46M40 57V6M44 56c-2-16 0-28 10-46"/></g>
      <g fill="var(--ok)"><ellipse cx="24" cy="14" rx="6" ry="3" transform="rotate(50 24 14)"/><ellipse cx="35" cy="22" rx="6" ry="3" transform="rotate(-60 35 22)"/><ellipse cx="26" cy="24" rx="6" ry="3" transform="rotate(25 26 24)"/><ellipse cx="56" cy="14" rx="6" ry="3" transform="rotate(-50 56 14)"/><ellipse cx="45" cy="22" rx="6" ry="3" transform="rotate(60 45 22)"/><ellipse cx="54" cy="24" rx="6" ry="3" transform="rotate(-25 54 24)"/><ellipse cx="35" cy="11" rx="5" ry="2.6" transform="rotate(40 35 11)"/><ellipse cx="45" cy="11" rx="5" ry="2.6" transform="rotate(-40 45 11)"/><ellipse cx="40" cy="6" rx="3" ry="5"/></g>
      <path d="M32 39c5 3 11 3 16 0M32 43c5 3 11 3 16 0" fill="none" stroke="var(--thread)" strokeWidth="2.3" strokeLinecap="round"/>
      <path d="M47 42c6-3 8 4 3 6" fill="none" stroke="var(--thread)" strokeWidth="1.8" strokeLinecap="round"/>
    </>
  ),
  slippers: (
    <>
      <path d="M14 13c4-5 15-5 18 0 2 6 0 13 4 20 3 6 3 15-7 16-9 1-16-2-17-11-1-8 0-18 2-25z" fill="var(--time-soft)" stroke="var(--time)" strokeWidth="1.6"/>
      <path d="M48 13c3-5 14-5 18 0 2 7 3 17 2 25-1 9-8 12-17 11-10-1-10-10-7-16 4-7 2-14 4-20z" fill="var(--time-soft)" stroke="var(--time)" strokeWidth="1.6"/>
      <ellipse cx="23" cy="15" rx="9" ry="5" fill="var(--time)"/>
      <ellipse cx="57" cy="15" rx="9" ry="5" fill="var(--time)"/>
      <path d="M13 33l4 4 4-4 4 4 4-4 4 4M13 39l4 4 4-4 4 4 4-4 4 4M47 37l4-4 4 4 4-4 4 4 4-4M47 43l4-4 4 4 4-4 4 4 4-4" fill="none" stroke="var(--thread)" strokeWidth="1.8" strokeLinejoin="round" strokeLinecap="round"/>
    </>
  ),
  martenitsa: (
    <>
      <path d="M12 8c16-5 40-5 56 0" fill="none" stroke="var(--thread)" strokeWidth="3" strokeLinecap="round"/>
      <path d="M12 8c16-5 40-5 56 0" fill="none" stroke="var(--surface)" strokeWidth="3" strokeDasharray="3 4"/>
      <path d="M40 5c-2 6-10 6-12 13M40 5c2 6 10 6 12 13" fill="none" stroke="var(--thread)" strokeWidth="2"/>
      <circle cx="28" cy="23" r="6" fill="var(--thread)"/>
      <path d="M22 29h12l3 24H19z" fill="var(--thread)"/>
      <path d="M23.5 34h9M24 31v22M28 31v22M32 31v22" stroke="var(--thread-soft)" strokeWidth="1"/>
      <circle cx="52" cy="23" r="6" fill="var(--surface)" stroke="var(--thread)" strokeWidth="1.5"/>
      <path d="M46 29h12l3 24H43z" fill="var(--surface)" stroke="var(--thread)" strokeWidth="1.5" strokeLinejoin="round"/>
      <path d="M48 31v21M52 31v21M56 31v21" stroke="var(--thread)" strokeWidth="1"/>
    </>
  ),
  painting: (
    <>
      <rect x="10" y="6" width="60" height="48" rx="2" fill="var(--money)"/>
      <rect x="15" y="11" width="50" height="38" fill="var(--time-soft)"/>
      <circle cx="52" cy="21" r="5" fill="var(--thread)"/>
      <path d="M15 34c9-8 15-7 22-1s16 3 28-5v21H15z" fill="var(--time)"/>
      <path d="M15 41c10-4 20-1 27 1s16 1 23-2v9H15z" fill="var(--primary)"/>
      <path d="M27 36V21l8 12zM25 37h12l-2 4h-8z" fill="var(--surface)"/>
    </>
  ),
  hair: (
    <>
      <path d="M12 16c0-3 2-5 5-5h46c3 0 5 2 5 5v5H12z" fill="var(--goods)"/>
      <path d="M15 21v15M21 21v15M27 21v15M33 21v15M39 21v15M45 21v15M51 21v15M57 21v12M63 21v10" stroke="var(--goods)" strokeWidth="3" strokeLinecap="round"/>
      <path d="M10 47c14-10 22 8 34-1s20-5 27-1" fill="none" stroke="var(--thread)" strokeWidth="2.6" strokeLinecap="round"/>
      <path d="M10 54c16-8 24 5 36-1s18-3 25-1" fill="none" stroke="var(--goods)" strokeWidth="2" strokeLinecap="round"/>
    </>
  ),
  photo: (
    <>
      <path d="M12 18h13l4-8h22l4 8h13a3 3 0 0 1 3 3v28a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3V21a3 3 0 0 1 3-3z" fill="var(--ink-2)"/>
      <circle cx="40" cy="34" r="13" fill="var(--surface)"/>
      <circle cx="40" cy="34" r="9" fill="var(--time)"/>
      <path d="M34 34a6 6 0 0 1 6-6" stroke="var(--time-soft)" strokeWidth="2.5" fill="none" strokeLinecap="round"/>
      <circle cx="62" cy="25" r="2.5" fill="var(--thread)"/>
    </>
  ),
  tattoo: (
    <>
      <path d="M40 30C30 8 12 6 10 18s10 16 30 14z" fill="var(--time)"/>
      <path d="M40 30C50 8 68 6 70 18s-10 16-30 14z" fill="var(--time)"/>
      <path d="M40 33c-12-1-22 4-20 12s16 8 20-10z" fill="var(--goods)"/>
      <path d="M40 33c12-1 22 4 20 12s-16 8-20-10z" fill="var(--goods)"/>
      <g fill="var(--surface)"><circle cx="21" cy="19" r="3.5"/><circle cx="59" cy="19" r="3.5"/><circle cx="28" cy="44" r="2.5"/><circle cx="52" cy="44" r="2.5"/></g>
      <path d="M40 52V24" stroke="var(--ink)" strokeWidth="3" strokeLinecap="round"/>
      <path d="M40 24c-1-7-4-9-7-10M40 24c1-7 4-9 7-10" stroke="var(--thread)" strokeWidth="1.8" fill="none" strokeLinecap="round"/>
    </>
  ),
  voucher: (
    <>
      <path d="M8 15h64v10a5 5 0 0 0 0 10v10H8V35a5 5 0 0 0 0-10z" fill="var(--primary-soft)" stroke="var(--primary)" strokeWidth="1.6" strokeLinejoin="round"/>
      <path d="M54 15v30" stroke="var(--primary)" strokeWidth="1.6" strokeDasharray="2.5 3"/>
      <path d="M16 24h26M16 30h18" stroke="var(--primary)" strokeWidth="2.5" strokeLinecap="round"/>
      <path d="M16 38c8-4 12 3 20 0s10-3 14-1" fill="none" stroke="var(--thread)" strokeWidth="2" strokeLinecap="round"/>
      <path d="M60.5 26v8M56.5 30h8" stroke="var(--thread)" strokeWidth="2.2" strokeLinecap="round"/>
    </>
  ),
  freegift: (
    <>
      <circle cx="40" cy="30" r="22" fill="var(--money-soft)" stroke="var(--money)" strokeWidth="1.8"/>
      <circle cx="40" cy="30" r="17" fill="none" stroke="var(--money)" strokeWidth="1" strokeDasharray="2 3"/>
      <path d="M47 22a10.5 10.5 0 1 0 0 16M31.5 28h11M31.5 32h11" fill="none" stroke="var(--money)" strokeWidth="2.6" strokeLinecap="round"/>
      <path d="M4 40c10-8 14 10 26 6s14 4 22 2 12-12 24-8" fill="none" stroke="var(--thread)" strokeWidth="2.2" strokeLinecap="round"/>
    </>
  ),
};

export function KeyDrawing({ of }: { of: Drawing }) {
  return (
    <svg className="art" viewBox="0 0 80 60" aria-hidden="true">
      {drawings[of]}
    </svg>
  );
}
