/** Owns what is printed of places: stickers, the sheet for a door, the station's own code, the cards of people without a phone. */
import { cardText, placeText } from './scan-text'
import type { Writing } from '../files/writing'
import { phoneWord } from '../person/phone'
import { floorWord, holdsWord, hoursWord, type PlaceFacts, purposesWord } from '../station/place-words'
import { shortName } from '../station/units'

interface PrintedPlace {
  placeCode: string
  form: PlaceFacts & { name: string; about: string }
}

interface Around {
  stationId: string
  stationName: string
  /** When the station itself is open. */
  office: string
}

/** What a door says beside the code: how it is called, and what is to be known. */
export function doorFacts(
  { form }: Pick<PrintedPlace, 'form'>,
  { office }: Pick<Around, 'office'>,
): { head: string; text: string }[] {
  return [
    { head: '做什么用', text: purposesWord(form) },
    { head: '开放时间', text: hoursWord(form, office) },
    { head: '在哪里', text: floorWord(form) },
    { head: '能来多少人', text: holdsWord(form) },
    { head: '里面有', text: form.about },
  ].filter(({ text }) => text !== '')
}

export const DOOR_HINT = '打开小程序，「服务」里点站名，再点「扫门上、墙上的码」'
export const STICKER_HINT = '在小程序里扫这个码'

export const doorWriting = (place: PrintedPlace, around: Around): Writing => ({
  ...{ name: `${place.form.name}门牌`, title: around.stationName, under: '' },
  parts: [
    {
      ...{ is: 'table', widths: [30, 70] },
      rows: [['名称', place.form.name], ...doorFacts(place, around).map(({ head, text }) => [head, text])],
    },
    {
      ...{ is: 'cards', across: 1 },
      cards: [
        {
          above: [place.form.name],
          code: placeText({ stationId: around.stationId, placeCode: place.placeCode }),
          below: [DOOR_HINT],
        },
      ],
    },
  ],
})

export const stickersWriting = (
  places: readonly PrintedPlace[],
  copies: number,
  { stationId, stationName }: Around,
): Writing => ({
  ...{ name: `${stationName}贴纸`, title: '地方贴纸', under: '沿线剪开，一张一张贴' },
  parts: [
    {
      ...{ is: 'cards', across: 2 },
      cards: places.flatMap(({ placeCode, form }) =>
        Array.from({ length: copies }, () => ({
          above: [form.name, [shortName(stationName), floorWord(form)].filter(Boolean).join(' · ')],
          code: placeText({ stationId, placeCode }),
          below: [STICKER_HINT],
        })),
      ),
    },
  ],
})

interface PrintedCard {
  token: string
  name: string
  gridName: string
  cardVersion: number
}

/** What stands beneath the code of a card. */
export const cardHint = ({ cardVersion }: Pick<PrintedCard, 'cardVersion'>): string =>
  cardVersion > 1 ? `第 ${cardVersion} 张，以前的作废` : '报名、签到时出示'

/** @param isCut whether there are more than these */
export const cardsWriting = (cards: readonly PrintedCard[], isCut: boolean): Writing => ({
  ...{ name: '居民卡', title: '居民卡' },
  under: `沿线剪开，交给本人${isCut ? `；这是前 ${cards.length} 张` : ''}`,
  parts: [
    {
      ...{ is: 'cards', across: 2 },
      cards: cards.map((card) => ({
        above: [card.name, `居民卡 · ${card.gridName}`],
        code: cardText(card.token),
        below: [cardHint(card)],
      })),
    },
  ],
})

/** @param base64 the picture of the code, a PNG */
export const codeWriting = (
  station: { name: string; address: string; hours: string; phone: string },
  base64: string,
): Writing => ({
  ...{ name: `${station.name}的码`, title: station.name, under: '微信扫一扫，进我们社区' },
  parts: [
    { is: 'picture', base64, wide: 110 },
    {
      ...{ is: 'table', widths: [30, 70] },
      rows: [
        ['能做什么', '看通知、报活动、说心愿'],
        ['地址', station.address],
        ['几点开门', station.hours],
        ['电话', phoneWord(station.phone)],
      ].filter(([, text]) => text !== ''),
    },
  ],
})
