/** Below this width the side bars and their panels would leave too little of the notebook. */
export const narrow: MediaQueryList = matchMedia("(width < 700px)");
