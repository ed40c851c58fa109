/** Stands in for the phone's map in the browser: the address is shown, and a map of the world can be opened at it. */
import { askInBrowser } from './browser-dialog'
import type { Place } from './way-there.weapp'

/** Shows the address with the way to a map. @returns whether the map was opened. */
export async function showWay({ name, address, latitude, longitude }: Place): Promise<boolean> {
  const answer = await askInBrowser({
    title: name,
    text: `${address}。在微信里，这里会打开地图。`,
    choices: [{ text: '打开地图', answer: 'map' }],
    cancel: '先不看',
  })
  if (answer !== 'map') return false
  window.open(
    `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`,
  )
  return true
}
