/**
 * The part of a page's program that knows the colours of figures: `template(base, isDark)` is Plotly's template `base`
 * with ink and lines for a light or a dark page.
 */
export const templateScript: string = `
  const template = (base, isDark) => {
    const ink = isDark ? "#b9bfca" : "#4a4f58";
    const lines = isDark ? "rgba(255, 255, 255, 0.12)" : "rgba(0, 0, 0, 0.1)";
    const axis = { gridcolor: lines, zerolinecolor: lines, linecolor: lines, tickcolor: ink };
    const own = (base && base.layout) || {};
    return { ...base, layout: {
      paper_bgcolor: "rgba(0, 0, 0, 0)", plot_bgcolor: "rgba(0, 0, 0, 0)", ...own,
      font: { family: "system-ui, sans-serif", ...own.font, color: ink },
      xaxis: { ...own.xaxis, ...axis }, yaxis: { ...own.yaxis, ...axis },
      hoverlabel: { bgcolor: isDark ? "#2a2e37" : "#ffffff", bordercolor: lines, font: { color: ink }, ...own.hoverlabel },
    } };
  };
`;
