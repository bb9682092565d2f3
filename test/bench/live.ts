/** To come with the browser story. */
export async function benchLive(): Promise<void> {}
