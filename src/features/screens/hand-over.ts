/** Owns handing over a file that the cloud has made: in one tap, and with what to say where that did not work. */
import { type Answer, failureText } from '@/api/failure'
import { saveFile } from '@/platform/save-file'

/** A file as the cloud answers it. */
export type MadeFile = Answer<{ name: string; base64: string }>

/** @returns what stands in the way, in words; null where it was handed over */
export async function handOver(answer: MadeFile): Promise<string | null> {
  if (!answer.ok) return failureText(answer.failure)
  const { name, base64 } = answer.data
  return (await saveFile(name, base64)) ? null : '文件做好了，没有发出去，可以再点一次'
}
