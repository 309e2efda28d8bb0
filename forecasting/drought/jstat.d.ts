/** The functions of jstat that we use; the package has no types of its own. */
declare module 'jstat' {
  const jstat: {
    readonly jStat: {
      /** The regularised lower incomplete gamma function P(shape, x). */
      lowRegGamma(shape: number, x: number): number;
      /** ln Γ(x). */
      gammaln(x: number): number;
      readonly normal: {
        cdf(x: number, mean: number, deviation: number): number;
        pdf(x: number, mean: number, deviation: number): number;
        inv(probability: number, mean: number, deviation: number): number;
      };
    };
  };
  export = jstat;
}
