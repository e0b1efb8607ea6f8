/** Colours of series that can be told apart without seeing hue: paired with symbols and line styles. */
export const SERIES = ['#1f4e8c', '#c2570c', '#1a7a4c', '#7b3fa0', '#8a6100', '#0e7490'];
export const SERIES_DARK = ['#8ab8f2', '#f0945a', '#5cc792', '#c9a0e8', '#e3b53f', '#67d3e8'];
export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'];
export const LINES: ('solid' | 'dashed' | 'dotted')[] = ['solid', 'dashed', 'dotted', 'solid', 'dashed', 'dotted'];
