#include "xml.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

/// Every event as text: "<a", ">a", "text"; the fault's key at the end.
std::string events(std::string_view document, std::size_t depth = 8) {
  XmlReader xml(document, depth);
  std::string out;
  for (;;) {
    switch (xml.next()) {
      case XmlReader::Event::kStart:
        out.append("<").append(xml.name()).append(" ");
        break;
      case XmlReader::Event::kEnd:
        out.append(">").append(xml.name()).append(" ");
        break;
      case XmlReader::Event::kText:
        xml.append_text(out);
        out.append(" ");
        break;
      case XmlReader::Event::kDone:
        return out + ".";
      case XmlReader::Event::kFault:
        return out + std::string(xml.fault().key);
    }
  }
}

TEST(XmlReader, GivesTagsAndTextsInOrder) {
  EXPECT_EQ(
      events(
          "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<x:a><b k='1'/>t<!-- c --><![CDATA[<&]]></x:a>\n"),
      "<a <b >b t <& >a .");
}

TEST(XmlReader, DecodesTheFiveEntitiesAndCharacterReferences) {
  EXPECT_EQ(events("<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x5F00;</a>"), "<a <&>\"'A开 >a .");
  XmlReader xml("<a n:k='&quot;x&quot;'/>", 4);
  xml.next();
  EXPECT_EQ(xml.attribute("k"), "\"x\"");
  EXPECT_EQ(xml.raw_attribute("none"), "");
}

TEST(XmlReader, NeverReadsADocumentType) {
  EXPECT_EQ(events("<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>"), "xlsx.document_type");
  EXPECT_EQ(events("<!DOCTYPE a SYSTEM \"http://127.0.0.1/x.dtd\"><a/>"), "xlsx.document_type");
  EXPECT_EQ(events("<a>&e;</a>"), "<a xlsx.entity");
  EXPECT_EQ(events("<a k='&e;'/>"), "xlsx.entity");
  EXPECT_EQ(events("<a>&#0;</a>"), "<a xlsx.entity");
  EXPECT_EQ(events("<a>&#xD800;</a>"), "<a xlsx.entity");
  EXPECT_EQ(events("<a>&</a>"), "<a xlsx.entity");
}

TEST(XmlReader, StopsAtItsDepthAndNotBefore) {
  EXPECT_EQ(events("<a><b/></a>", 2), "<a <b >b >a .");
  EXPECT_EQ(events("<a><b><c/></b></a>", 2), "<a <b xlsx.too_deep");
}

TEST(XmlReader, RefusesWhatIsNotWellFormed) {
  for (const std::string_view document : {"",
                                          " ",
                                          "x",
                                          "<a>",
                                          "<a",
                                          "<a></b>",
                                          "</a>",
                                          "<a/><b/>",
                                          "<a/>x",
                                          "<a k/>",
                                          "<a k=1/>",
                                          "<a k='1' k='2'/>",
                                          "<a k='1'j='2'/>",
                                          "<a k='<'/>",
                                          "<a><!-- </a>",
                                          "<a><?x </a>",
                                          "<a><![CDATA[x]]</a>",
                                          "< a/>",
                                          "<a></a",
                                          "<>",
                                          "<a>\x01</a>",
                                          "<a/ >"}) {
    EXPECT_THAT(events(document), ::testing::EndsWith("xlsx.malformed_xml")) << document;
  }
}

TEST(XmlReader, ChildrenThatNobodyReadsArePassedOver) {
  XmlReader xml("<a><b><c><d/></c></b><e>t<f>u</f></e></a>", 8);
  ASSERT_TRUE(xml.next_child(0));
  ASSERT_TRUE(xml.next_child(1));
  EXPECT_EQ(xml.name(), "b");
  ASSERT_TRUE(xml.next_child(1));
  EXPECT_EQ(xml.name(), "e");
  std::string text;
  xml.element_text(text);
  EXPECT_EQ(text, "tu");
  EXPECT_FALSE(xml.next_child(1));
  EXPECT_FALSE(xml.next_child(0));
  EXPECT_EQ(xml.fault().key, "");
}

}  // namespace
}  // namespace stave::office
