/** Owns that the privacy guide that docs/deploy.md asks for names exactly what the sources use. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

/** WeChat's interfaces that need a line in the privacy guide, with the kind of information as the console names it. */
const asked: [kind: string, use: RegExp][] = [
  ['手机号', /getPhoneNumber/],
  ['选中的照片或视频信息', /chooseMedia|chooseImage|chooseVideo/],
  ['选中的文件', /chooseMessageFile/],
  ['麦克风', /getRecorderManager|startRecord\b/],
  ['摄像头', /<Camera\b|createCameraContext/],
  ['位置信息', /getLocation|chooseLocation|choosePoi|startLocationUpdate/],
  ['相册（仅写入）', /saveImageToPhotosAlbum|saveVideoToPhotosAlbum/],
  ['剪切板', /setClipboardData|getClipboardData/],
  ['通讯录（仅写入）', /addPhoneContact/],
  ['日历（仅写入）', /addPhoneCalendar|addPhoneRepeatCalendar/],
  ['地址', /chooseAddress/],
  ['微信运动数据', /getWeRunData/],
  ['加速传感器', /startAccelerometer/],
  ['蓝牙', /openBluetoothAdapter/],
]

function textOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .map((at) => {
      if (statSync(at).isDirectory()) return textOf(at)
      return /\.tsx?$/.test(at) && !at.includes('.h5.') ? readFileSync(at, 'utf8') : ''
    })
    .join('\n')
}

it('the guide names what is used, and nothing else', () => {
  const sources = textOf(path.join(root, 'src'))
  const used = asked.filter(([, use]) => use.test(sources)).map(([kind]) => kind)
  expect(used.length).toBeGreaterThan(0)
  const guide = readFileSync(path.join(root, 'docs/deploy.md'), 'utf8')
  const [, list = ''] = /用户隐私保护指引[^\n]*?：([^\n。]*)。/.exec(guide) ?? []
  expect(list.split('、')).toEqual(used)
})
