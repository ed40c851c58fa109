/** Owns what residents and organisers do in the journeys, tap by tap, as they would do it. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { appPages } from '../../../src/domain/app-pages'
import type { Phone } from './phones'

/** From the home page over the list to the detail, and signed up. */
export async function signUpFromHome(phone: Phone, session: SessionDocument): Promise<void> {
  await phone.open(appPages.home)
  await phone.see('这周在楼下')
  await phone.page.getByRole('tab', { name: '活动' }).filter({ visible: true }).click()
  const row = phone.button(new RegExp(`^${session.title}，`))
  await row.waitFor()
  await phone.shot('journey-1-list')
  await row.click()
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

/** Holds the organiser's scanner over a paper card. */
export async function scanPaperCard(organiser: Phone, token: string): Promise<void> {
  await organiser.tap('扫居民的码')
  await organiser.type('码里的文字', `LC:${token}`)
  await organiser.tap('用这段文字')
}
