/** What a bundle may hold at most. */
export const bundleLimits = {
  packedBytes: 16 * 2 ** 20,
  unpackedBytes: 64 * 2 ** 20,
  files: 5_000,
  manifestBytes: 8 * 2 ** 20,
};

/** Files that are read as manifests, values, charts or kustomizations. */
export const isManifest = (file: string) => /\.(ya?ml|json)$/i.test(file);

export const mebibytes = (bytes: number) => `${bytes / 2 ** 20} MiB`;
