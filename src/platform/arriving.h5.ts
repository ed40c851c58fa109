/** Owns whether a page that lies on top has been drawn: until then a finger hits the page beneath. */
import Taro from '@tarojs/taro'

export function isArriving(): boolean {
  const open = Taro.getCurrentPages()
  // The router draws a page into an element of this id.
  const id = open[open.length - 1]?.path
  return id !== undefined && document.getElementById(id) === null
}
