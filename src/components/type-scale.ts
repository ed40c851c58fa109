/** Which of the three type scales is in force: WeChat's own font setting, unless the person has chosen one here. */
import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { readItem, removeItem, writeItem } from '@/platform/storage'

export type TypeScale = 'std' | 'large' | 'huge'

interface TypeScaleState {
  /** What WeChat's own font setting asks for. */
  followed: TypeScale
  /** What the person chose in this app; null means to follow WeChat. */
  chosen: TypeScale | null
}

const storageKey = 'type-scale'

/** WeChat's standard text is 16 (17 on iOS); its care mode and upper steps start at about 20 and 24. */
const largeFrom = 19
const hugeFrom = 23

/** The scale that fits a font size (px) set in WeChat; std where the platform tells none. */
export function scaleOfFontSize(fontSize: number | undefined): TypeScale {
  if (fontSize === undefined || !(fontSize >= largeFrom)) return 'std'
  return fontSize >= hugeFrom ? 'huge' : 'large'
}

export const useTypeScaleStore = create<TypeScaleState>(() => ({ followed: 'std', chosen: null }))

const isScale = (value: unknown): value is TypeScale =>
  value === 'std' || value === 'large' || value === 'huge'

/** The font size set in WeChat; a WeChat that is too old to tell follows none. */
function fontSizeSetting(): number | undefined {
  try {
    return (Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting
  } catch {
    return undefined
  }
}

/** Reads WeChat's setting and the person's choice again. Call at launch and whenever the app is shown. */
export function refreshTypeScale(): void {
  const stored = readItem(storageKey)
  const followed = scaleOfFontSize(fontSizeSetting())
  useTypeScaleStore.setState({ followed, chosen: isScale(stored) ? stored : null })
}

/** Keeps the person's choice; null returns to WeChat's own setting. */
export function chooseTypeScale(chosen: TypeScale | null): void {
  if (chosen === null) removeItem(storageKey)
  else writeItem(storageKey, chosen)
  useTypeScaleStore.setState({ chosen })
}

/** The scale in force. */
export const useTypeScale = (): TypeScale => useTypeScaleStore((state) => state.chosen ?? state.followed)
