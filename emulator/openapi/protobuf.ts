/** Owns the protobuf messages of wx.openApi: the few fields that the SDK writes and reads, by their numbers. */
import { Reader, Writer } from 'protobufjs/minimal'

/** CommApiData as sent: parameters of an openapi, or the name and bytes of an inner service. */
export interface OpenApiRequest {
  appid: string
  pairs: { key: string; value: Buffer; contentType: string }[]
  service: { name: string; data: Buffer } | null
}

/** CommOpenApiResp as answered. */
export interface OpenApiAnswer {
  data: Buffer
  contentType: string
}

const HTTP_OK = 200

/** Reads CommApiData. Throws when the bytes are not such a message. */
export function decodeRequest(bytes: Uint8Array): OpenApiRequest {
  const request: OpenApiRequest = { appid: '', pairs: [], service: null }
  eachField(bytes, (field, reader) => {
    if (field === 2) request.pairs = decodePairs(reader.bytes())
    else if (field === 4) request.service = decodeService(reader.bytes())
    else if (field === 6) request.appid = reader.string()
    else return false
    return true
  })
  return request
}

/** Writes CommOpenApiResp with no error. */
export function encodeAnswer(answer: OpenApiAnswer): Buffer {
  const writer = Writer.create()
  writer.uint32(tag(1, 2)).bytes(answer.data)
  writer.uint32(tag(2, 2)).string(answer.contentType)
  writer.uint32(tag(3, 0)).int32(0)
  writer.uint32(tag(4, 0)).uint32(HTTP_OK)
  return Buffer.from(writer.finish())
}

/** Reads ApiGetOpenDataByCloudIdReq: the cloud ids asked for. */
export function decodeCloudIds(bytes: Uint8Array): string[] {
  const ids: string[] = []
  eachField(bytes, (field, reader) => {
    if (field !== 2) return false
    ids.push(reader.string())
    return true
  })
  return ids
}

/** Writes ApiGetOpenDataByCloudIdResp: one JSON text for each cloud id. */
export function encodeOpenData(items: { cloudId: string; json: string }[]): Buffer {
  const writer = Writer.create()
  for (const item of items) {
    const inner = Writer.create()
    inner.uint32(tag(1, 2)).string(item.cloudId).uint32(tag(2, 2)).string(item.json)
    writer.uint32(tag(1, 2)).bytes(inner.finish())
  }
  return Buffer.from(writer.finish())
}

function decodePairs(bytes: Uint8Array): OpenApiRequest['pairs'] {
  const pairs: OpenApiRequest['pairs'] = []
  eachField(bytes, (field, reader) => {
    if (field !== 1) return false
    pairs.push(decodePair(reader.bytes()))
    return true
  })
  return pairs
}

function decodePair(bytes: Uint8Array): OpenApiRequest['pairs'][number] {
  const pair = { key: '', value: Buffer.alloc(0), contentType: '' }
  eachField(bytes, (field, reader) => {
    if (field === 1) pair.key = reader.string()
    else if (field === 2) pair.value = Buffer.from(reader.bytes())
    else if (field === 3) pair.contentType = reader.string()
    else return false
    return true
  })
  return pair
}

function decodeService(bytes: Uint8Array): { name: string; data: Buffer } {
  const service = { name: '', data: Buffer.alloc(0) }
  eachField(bytes, (field, reader) => {
    if (field === 1) service.name = reader.string()
    else if (field === 2) service.data = Buffer.from(reader.bytes())
    else return false
    return true
  })
  return service
}

/** Walks the fields; the visitor reads the ones it knows and answers whether it did. */
function eachField(bytes: Uint8Array, visit: (field: number, reader: Reader) => boolean): void {
  const reader = Reader.create(bytes)
  while (reader.pos < reader.len) {
    const head = reader.uint32()
    if (!visit(head >>> 3, reader)) reader.skipType(head & 7)
  }
}

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType
}
