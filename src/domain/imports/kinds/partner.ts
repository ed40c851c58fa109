/** Owns the table of partners: shops and units that hand out prizes. */
import { nameKeyOf } from '../../project/rules'
import { partnerForm } from '../../store/partner-form'
import { defineTable } from '../define-kind'
import { maskedNumber, phone, words } from '../reading'

export const partnerTable = defineTable({
  name: '共建商家',
  about: '同名的只改写了的几项；找谁和电话居民看不到',
  columns: {
    name: {
      label: '名称',
      words: ['商家', '单位', '单位名称', '商家名称', '共建单位', '共建商家', '店名'],
      needed: true,
      read: words(partnerForm.name.most),
    },
    place: {
      label: '地址',
      words: ['在哪里', '地点', '位置', '单位地址'],
      read: words(partnerForm.place.most),
    },
    contact: {
      label: '联系人',
      words: ['找谁', '负责人', '联系人姓名'],
      read: words(partnerForm.contact.most),
    },
    phone: {
      label: '电话',
      words: ['联系电话', '手机', '手机号', '联系方式'],
      read: phone,
      masked: maskedNumber,
    },
  },
  keyOf: ({ name }) => nameKeyOf(name),
})

/** Whom to call, in one line as it is written by hand: 王芳 13800001234; nothing where a row says neither. */
export const contactIn = ({
  contact,
  phone,
}: {
  contact?: string | undefined
  phone?: string | undefined
}) => (contact === undefined && phone === undefined ? undefined : [contact, phone].filter(Boolean).join(' '))
