import type { SchemaFiles } from "../../../../../functions/gate/formats/xml/schema-files.ts";

const id = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Id"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{1,6}"/></xs:restriction></xs:simpleType>
</xs:schema>`;

const order = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:include schemaLocation="../common/id.xsd"/>
  <xs:element name="order">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Id"/>
        <xs:element name="day" type="xs:date" minOccurs="0"/>
        <xs:element name="line" minOccurs="0" maxOccurs="2">
          <xs:complexType>
            <xs:sequence><xs:element name="count" type="xs:int"/></xs:sequence>
            <xs:attribute name="sku" type="xs:token" use="required"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:token">
        <xs:enumeration value="new"/><xs:enumeration value="changed"/>
      </xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType>
  </xs:element>
</xs:schema>`;

/** The schema of a small order, in two files. */
export const schema: SchemaFiles = {
  entry: "main/order.xsd",
  files: { "main/order.xsd": order, "common/id.xsd": id },
};
