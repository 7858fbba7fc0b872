#pragma once

namespace chancery {

/// The style of the page of `chancery read --html`. Colours are told apart in light and dark, and on paper by their
/// lines.
inline constexpr const char* kPageStyle = R"css(
:root{color-scheme:light dark;--ink:#1c2126;--soft:#5b6670;--paper:#fff;--side:#f5f6f8;--line:#d5dae0;--mark:#fff3c4;
--date:#dbeafe;--amount:#dcfce7;--ordinal:#e0e7ff;--place:#fde8d7;--person:#f3e1fb;--organization:#e2f3f5;--sure:#1a7f37;--check:#9a6700;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a3adb7;--paper:#14181c;--side:#1b2026;--line:#343c44;--mark:#4a3f12;
--date:#1d3a5f;--amount:#1b4429;--ordinal:#2b2f63;--place:#56341b;--person:#472a55;--organization:#1b4449;--sure:#57c878;--check:#e0b24a;--link:#7db6f2}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 "Chancery Latin","Chancery Lao","Chancery Thai","Chancery Khmer","Noto Sans","Noto Sans CJK SC",sans-serif}
:lang(lo){line-height:1.8}:lang(th){line-height:1.75}:lang(km){line-height:2}
a{color:var(--link)}
header,article>h2,.over{padding:0 1.5rem}
header{padding-top:1rem;color:var(--soft);font-size:.9rem}
article{border-top:1px solid var(--line);margin-top:1.5rem}
h2{font-size:1.25rem;margin:1rem 0 0;overflow-wrap:anywhere}
.over{margin:.2rem 0;color:var(--soft)}.over strong{color:var(--check)}
.both{display:grid;grid-template-columns:minmax(0,3fr) minmax(20rem,2fr);border-top:1px solid var(--line);margin-top:.8rem}
.text{padding:1rem 1.5rem;white-space:pre-wrap;overflow-wrap:anywhere}
.facts{background:var(--side);border-left:1px solid var(--line);padding:.5rem 1rem;max-height:100vh;overflow-y:auto;position:sticky;top:0;align-self:start}
.facts ol{list-style:none;margin:0;padding:0}
.facts li{padding:.45rem .6rem;border-left:3px solid var(--check);margin:.5rem 0;background:var(--paper);border-radius:0 .3rem .3rem 0;scroll-margin:3rem;overflow-wrap:anywhere}
.facts li.sure{border-left-color:var(--sure)}
.facts li a{color:inherit;text-decoration:none}.facts li a:hover,.facts li a:focus-visible{text-decoration:underline}
.facts small{display:block;color:var(--soft);font-size:.8rem}
.facts small b{color:var(--check)}.facts li.sure small b{color:var(--sure)}
.facts li:target,.s:target{outline:2px solid var(--link);outline-offset:2px}
.s{scroll-margin:5rem;text-decoration:underline dotted var(--soft) 1px;text-underline-offset:.3em;border-radius:.2rem}
.s:target{background:var(--mark)}
.r+.r{margin-left:.3em}
.r{font-size:.7rem;line-height:0;vertical-align:super;text-decoration:none;user-select:none}
mark{color:inherit;border-radius:.2rem;padding:0 .08em}
.date{background:var(--date)}.amount{background:var(--amount)}.ordinal{background:var(--ordinal)}.place{background:var(--place)}.person{background:var(--person)}.organization{background:var(--organization)}
.unread{outline:1px dashed var(--check)}
.legend mark{margin-right:.6rem;padding:.05em .4em}
@media (max-width:52rem){.both{display:block}.facts{max-height:none;position:static;border-left:0}}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--side:#fff;--line:#999;--mark:none}
body{font-size:10.5pt}.both{display:block}.facts{max-height:none;position:static;overflow:visible;border:0}.facts li{break-inside:avoid;border:1px solid #999;border-left-width:3px}
mark{background:none;border-bottom:1.5px solid #666}.person,.organization{border-bottom-style:double}.date{border-bottom-style:dashed}.place{border-bottom-style:dotted}article{break-before:page}article:first-of-type{break-before:auto}}
)css";

}  // namespace chancery
