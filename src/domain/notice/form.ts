/** Owns what is written of a notice beside for whom it is: its words, and how it is sent. */
import { defineForm } from '../kernel/form'

/** What is checked and may be corrected. */
export const noticeWords = defineForm({
  title: {
    is: 'text',
    label: '标题',
    most: 40,
    placeholder: '比如：3 号楼明天 9–12 点停水',
    missing: '请写标题',
  },
  text: {
    is: 'text',
    label: '内容',
    most: 2000,
    placeholder: '什么事、什么时候、请大家做什么、有问题找谁',
    missing: '请写内容',
  },
  pictures: { is: 'photos', label: '图片', most: 9 },
})

/** How long it is there, and where. */
export const noticeStay = defineForm({
  /** The last day on which it is in the inbox. */
  lastDay: {
    is: 'day',
    label: '留到哪天',
    hint: '过了这天就不在大家的消息里了',
    from: 0,
    most: 179,
    missing: '请选留到哪天',
  },
  pinned: { is: 'switch', label: '置顶', hint: '一直排在大家消息的最上面' },
})

export const noticeForm = defineForm({
  ...noticeWords,
  ...noticeStay,
  askReceipt: { is: 'switch', label: '请大家回「收到」', hint: '看得到谁读了没回' },
})

export const correctionForm = defineForm({
  note: {
    is: 'text',
    label: '更正了什么',
    hint: '大家会看到这句话',
    most: 100,
    placeholder: '比如：停水改到后天，时间不变',
    missing: '请写一句更正了什么',
  },
  ...noticeWords,
  ...noticeStay,
})
