import * as z from "zod";
import { idoc } from "../../../functions/gate/formats/idoc.ts";
import { Filled } from "../../../contracts/xml-text.ts";
import { defineContract } from "../../../schemas/contract.ts";

const Control = z.looseObject({ DOCNUM: Filled, MESTYP: Filled, SNDPRN: Filled });

/** Deliveries that a logistics partner ships, as SAP's DELVRY03; each file holds one. */
export const warehouseShipments = defineContract({
  format: idoc(),
  schema: z.looseObject({
    DELVRY03: z.looseObject({
      IDOC: z
        .array(
          z.looseObject({ EDI_DC40: Control, E1EDL20: z.array(z.looseObject({ VBELN: Filled })).min(1) }),
        )
        .length(1),
    }),
  }),
  identify: ({ DELVRY03: { IDOC } }) => {
    const [first] = IDOC;
    const [header, ...others] = first?.E1EDL20 ?? [];
    return {
      exchangeId: [first?.EDI_DC40.SNDPRN.$ ?? "", first?.EDI_DC40.DOCNUM.$ ?? ""],
      businessKey: header?.VBELN.$ ?? "",
      furtherKeys: others.map(({ VBELN }) => VBELN.$),
    };
  },
});
