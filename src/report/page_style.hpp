#pragma once

namespace stave::report {

/// The page's style sheet. Holds no & and no opening angle bracket, so it stands in the page as it
/// is.
inline constexpr const char* kPageStyle = R"css(
:root{--ink:#1c2733;--soft:#52606d;--line:#d5dce3;--paper:#fff;--wash:#f4f6f8;--blue:#1f4e79;--red:#a32b1d;--amber:#7a5200;--green:#1b6340}
*{box-sizing:border-box}
html{background:#e6eaee}
body{margin:0;color:var(--ink);font:14px/1.5 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif;font-variant-numeric:tabular-nums}
.sheet{max-width:1560px;margin:18px auto;padding:26px 32px;background:var(--paper);border:1px solid var(--line)}
h1{margin:0;font:700 30px/1.25 "Noto Serif CJK SC","Source Han Serif SC","SimSun",serif;color:var(--blue)}
h2{margin:20px 0 8px;padding-left:10px;border-left:5px solid var(--blue);font-size:17px;line-height:1.3;break-after:avoid}
h2:first-child{margin-top:0}
.block{margin-top:18px}
p{margin:4px 0}
.sub{color:var(--soft)}
.lede{margin:8px 0 0;font-size:16px}
.banner{margin:0 0 12px;padding:7px 12px;border:2px solid var(--amber);background:#fff6dc;color:#5c3d00;font-weight:700}
.top{border-bottom:3px solid var(--blue);padding-bottom:12px}
.strip{display:flex;justify-content:space-between;margin-bottom:12px;padding-bottom:5px;border-bottom:1px solid var(--line);color:var(--soft);font-size:12px}
.strip b{color:#5c3d00}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin:14px 0 6px}
.tile{padding:10px 16px 12px;background:var(--wash);border-top:4px solid var(--blue)}
.tile.bad{border-top-color:var(--red)}
.tile.good{border-top-color:var(--green)}
.tile h3{margin:0;font-size:14px;font-weight:400;color:var(--soft)}
.tile .big{font-size:42px;line-height:1.15;font-weight:700}
.tile .big small{font-size:18px;font-weight:400;color:var(--soft)}
.tile p{margin:2px 0 0;font-size:13px;color:var(--soft)}
.pair,.three{display:flex;gap:26px;align-items:flex-start}
.pair>*,.three>*{flex:1 1 0;min-width:0}
.pair>:first-child{flex:0 0 62%}
svg{display:block;width:100%;height:auto}
svg text{font-family:inherit;fill:var(--ink)}
.caption{color:var(--soft);font-size:12.5px}
table{width:100%;border-collapse:collapse;font-size:13px;line-height:1.35}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding:4px 7px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{border-bottom:2px solid var(--blue);background:var(--wash);color:var(--ink);font-weight:700;vertical-align:bottom}
td.n,th.n{text-align:right;white-space:nowrap}
thead th.n,thead th.w{text-align:right;white-space:normal;word-break:keep-all}
td.w{min-width:104px}
td.k{white-space:nowrap}
td.own{font-weight:700}
th.name{font-weight:700}
.unit{color:var(--soft);font-weight:400;font-size:12px;white-space:nowrap}
abbr{text-decoration:none;color:var(--amber)}
.bar{display:block;position:relative;text-align:right}
.bar i{position:absolute;top:1px;bottom:1px;right:0;background:#bcd3e8}
.bar b{position:relative;padding-right:3px}
.light{font-weight:700}
.p-name{width:18%}.p-light{width:9%}.p-target{width:13%}.p-effect{width:20%}.p-lead{width:6%}.p-date{width:6%}
.green{color:var(--green)}.amber{color:var(--amber)}.red{color:var(--red)}
.none{color:var(--red)}
.gain{white-space:nowrap}
.measure{display:inline-block;margin-right:8px}
.measure b{color:var(--blue);font-weight:700}
ul{margin:0;padding-left:18px}
li{margin:2px 0}
.keys{display:flex;flex-wrap:wrap;margin-top:6px;font-size:12.5px;color:var(--soft)}
.keys span{margin-right:18px}
footer{margin-top:16px;padding-top:8px;border-top:1px solid var(--line);font-size:12.5px;color:var(--soft)}
.mark{display:none}
.b-back{fill:#efe6d6}.b-wood{fill:#d8b98a;stroke:#9c7646;stroke-width:.6}.b-wood2{fill:#cfae7d;stroke:#9c7646;stroke-width:.6}
.b-short{fill:url(#hatch);stroke:#7d2c1d;stroke-width:.8}
.b-none{fill:#fff;stroke:#8a949e;stroke-dasharray:3 2}
.b-hoop{fill:none;stroke:#5d6772;stroke-width:9;opacity:.85}
.b-water{fill:#2f7fb5;opacity:.3}.b-level{fill:none;stroke:#1c5f8f;stroke-width:2}
.b-ref{fill:none;stroke:#1c2733;stroke-width:1.6;stroke-dasharray:7 4}
.b-lead{stroke:#a32b1d;stroke-width:.8;stroke-dasharray:2 2}
.b-name{font-size:11.8px}.b-num{font-size:11.5px;font-weight:700;text-anchor:middle}
svg .b-num{fill:#fff}svg .b-blue{fill:#174e76}
.b-group{font-size:13px;text-anchor:middle;font-weight:700}.b-side{font-size:12.5px;font-weight:700}.b-tick{stroke:#9aa5b1;stroke-width:1}
.c-main{fill:#1f4e79}.c-more{fill:#b9cde0}.c-text{font-size:12px}.c-name{font-size:12.5px;text-anchor:end}
.t-line{fill:none;stroke:#1f4e79;stroke-width:2}.t-dot{fill:#fff;stroke:#1f4e79;stroke-width:2}.t-now{fill:#a32b1d}
.t-rank{font-size:14px;font-weight:700;text-anchor:middle}svg .t-round{font-size:11.5px;fill:#52606d;text-anchor:middle}
.trend{max-width:380px}
@media screen and (max-width:1000px){.tiles{grid-template-columns:repeat(2,1fr)}.pair,.three{display:block}.sheet{padding:16px 14px;overflow-x:auto}}
@page{size:A3 landscape;margin:10mm 12mm}
@media print{
html{background:#fff}
body{font-size:12px}
.sheet{max-width:none;margin:0;padding:0;border:0;break-after:page}
.sheet:last-of-type{break-after:auto}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
table{font-size:10.7px;line-height:1.22}
th,td{padding:1.5px 5px}
.caption,footer,.keys,.strip{font-size:10.7px}
.strip{margin-bottom:6px}
footer{margin-top:8px;padding-top:5px}
.block{margin-top:9px}
li{margin:1px 0}
h2{margin:8px 0 4px;font-size:14px}
h1{font-size:26px}
.lede{font-size:14px}
.tiles{margin:8px 0 0}.tile{padding:5px 14px 7px}.tile .big{font-size:34px}.tile p,.tile h3{font-size:12px}
.barrel{max-height:152mm}.worth{max-height:152mm}
.mark{display:block;position:fixed;top:42%;left:0;right:0;text-align:center;font-size:64px;font-weight:700;color:#7a5200;opacity:.08;transform:rotate(-18deg);pointer-events:none}
}
)css";

}  // namespace stave::report
