/**
 * A slow phone on a slow network, as the browser's developer tools play it: 1.6 Mbit/s, 150 ms there and back, a
 * processor four times as slow. Each request waits once; connecting costs nothing.
 */
import type {Page} from 'playwright-core'

/** The conditions as a table names them. */
export const slowNote = '1.6 Mbps、往返 150 毫秒、处理器慢四倍'

/** Slow a page down from now on. */
export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 93_750,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: 4})
}
