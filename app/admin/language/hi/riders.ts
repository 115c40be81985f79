/** The riders of an event, one rider, adding and importing. */
export const riders = {};
