declare module "sample-worker" {
  /** The bundled script of `sampleWorker.ts` (see build.mjs). */
  const source: string;
  export default source;
}
