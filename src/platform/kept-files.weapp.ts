/** Owns photos that stay on the phone, under names of their own, until the cloud has them: what was chosen lasts no longer than the app is open. */
import Taro from '@tarojs/taro'

const pathOf = (name: string): string => `${String(Taro.env.USER_DATA_PATH)}/${name}.jpg`

/** Keeps what lies at a path. @returns false when the phone has no room for it; WeChat grants 200 MB */
export function keepFile(path: string, name: string): Promise<boolean> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().saveFile({
      ...{ tempFilePath: path, filePath: pathOf(name) },
      success: () => resolve(true),
      fail: () => resolve(false),
    }),
  )
}

/** Where it can be shown and sent from; null when it is not there any more. */
export function openKeptFile(name: string): Promise<string | null> {
  const path = pathOf(name)
  return new Promise((resolve) =>
    Taro.getFileSystemManager().access({
      path,
      success: () => resolve(path),
      fail: () => resolve(null),
    }),
  )
}

export function dropKeptFile(name: string): void {
  Taro.getFileSystemManager().unlink({ filePath: pathOf(name), fail: () => undefined })
}
