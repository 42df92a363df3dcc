import type { Picture } from './xlsx-sheet.ts'
import { xml } from './xml-text.ts'

const emuOfPixel = 9_525
/** A signature as it stands in its cell; a drawn one is 1,000 × 400. */
const [width, height] = [95, 38]

/** Each picture at the top left of its cell, moving with the row when the table is sorted. */
export const drawingXml = (pictures: readonly Picture[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${pictures
    .map(
      ({ alt, row, column }, i) =>
        `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>${20 * emuOfPixel}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${2 * emuOfPixel}</xdr:rowOff></xdr:from><xdr:ext cx="${width * emuOfPixel}" cy="${height * emuOfPixel}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${i + 2}" name="${i + 1}" descr="${xml(alt)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${i + 1}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width * emuOfPixel}" cy="${height * emuOfPixel}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`,
    )
    .join('')}</xdr:wsDr>`
