/** For the browser's own bars: the paper color of ui/tokens.css. */
export const themeColors = { light: "#faf9f6", dark: "#101316" };
