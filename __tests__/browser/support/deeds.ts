/** Owns what residents and organisers do in the journeys, tap by tap, as they would do it. */
import { PNG } from 'pngjs'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { appPages } from '../../../src/domain/app-pages'
import type { Phone } from './phones'

/** From the home page over the list to the detail, and signed up. */
export async function signUpFromHome(phone: Phone, session: SessionDocument): Promise<void> {
  await phone.open(appPages.home)
  await phone.see('这周在楼下')
  await phone.goTo('活动')
  const row = new RegExp(`^${session.title}，`)
  await phone.button(row).waitFor()
  await phone.shot('journey-1-list')
  await phone.tap(row)
  await phone.see('谁来参加')
  await phone.shot('journey-2-detail')
  await phone.tap('报名 1 人')
  await phone.see(/报上了/)
  await phone.shot('journey-3-signed-up')
}

/** The six digits on an organiser's screen, as somebody beside it reads them. */
export async function digitsOn(organiser: Phone): Promise<string> {
  const spoken = await organiser.page.getByRole('img', { name: /^\d( \d){5}$/ }).getAttribute('aria-label')
  return (spoken ?? '').replaceAll(' ', '')
}

/** From the home page's one button to the receipt, by typing what the organiser's screen shows. */
async function proveAtDoor(phone: Phone, organiser: Phone, button: string): Promise<void> {
  await phone.open(appPages.home)
  await phone.tap(button)
  // The scanner's stand-in opens first; a person without a camera closes it and types.
  await phone.tap('不扫了')
  await phone.type('或输入屏幕上的六位数字', await digitsOn(organiser))
}

export async function arrive(phone: Phone, organiser: Phone): Promise<void> {
  await proveAtDoor(phone, organiser, '到了，签到')
  await phone.see('签到好了')
  await phone.shot('journey-4-arrived')
}

export async function leave(phone: Phone, organiser: Phone): Promise<void> {
  await proveAtDoor(phone, organiser, '离开了，签退')
  await phone.see('签退好了')
  await phone.shot('journey-5-left')
}

/** Waits until a figure on the organiser's screen says so: 已签到 3. */
export async function seeFigure(organiser: Phone, figure: string): Promise<void> {
  await organiser.page.getByRole('img', { name: figure, exact: true }).filter({ visible: true }).waitFor()
}

/** Holds the scanner that a button opens over a paper card. */
export async function scanPaperCard(
  organiser: Phone,
  token: string,
  button: string | RegExp = '扫居民卡',
): Promise<void> {
  await organiser.tap(button)
  await organiser.type('码里的文字', `LC:${token}`)
  await organiser.tap('用这段文字')
}

/** Takes a photo for the form in sight: a square of one colour. */
export async function addPhoto(phone: Phone): Promise<void> {
  const picture = new PNG({ width: 48, height: 48 })
  picture.data.fill(0xb0)
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap(/^添照片/)])
  await chooser.setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PNG.sync.write(picture) })
  // Once it has been sent it can be taken away like every other.
  await phone.page.getByRole('button', { name: '去掉第 1 张照片', exact: true }).waitFor()
}

/** Answers the question of a step: the button at the thumb, then the sheet's own. */
export async function takeStep(
  phone: Phone,
  step: string,
  confirm: string,
  answer?: () => Promise<void>,
): Promise<void> {
  await phone.tap(step)
  await phone.page.getByRole('dialog').waitFor()
  await answer?.()
  await phone.tapOnSheet(confirm)
  await phone.page.getByRole('dialog').waitFor({ state: 'hidden' })
}
