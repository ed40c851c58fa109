/** Owns how a helper may address a wisher: by surname and age, never by the whole name. */
import { ageOf } from '../person/birth-date'
import { maskName } from '../person/mask'

const ADULT = 18
const ELDER = 55

/** 王阿姨, 李师傅, 陈女士, 张先生, 刘同学; masked when nothing is known of the person. */
export function callingOf(
  person: { name: string; sex: 'unknown' | 'woman' | 'man'; birthDate: string | null },
  now: number,
): string {
  const masked = maskName(person.name)
  const surname = masked.slice(0, -1)
  if (surname === '') return '街坊'
  const age = ageOf(person.birthDate, now)
  if (age !== null && age < ADULT) return `${surname}同学`
  if (person.sex === 'unknown') return masked
  const isElder = age !== null && age >= ELDER
  if (person.sex === 'woman') return `${surname}${isElder ? '阿姨' : '女士'}`
  return `${surname}${isElder ? '师傅' : '先生'}`
}
