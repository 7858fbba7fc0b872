#include "intake/formats/archive_reader.h"
#include "tests/intake/rendered.h"
#include "text/format_magic.h"

namespace chancery {
namespace {

const std::string kHeads =
    "Received: from mail.a.vn by mail.b.vn; Thu, 20 Jun 2024 08:30:00 +0700\r\n"
    "From: =?UTF-8?B?Tmd1eeG7hW4gVsSDbiBNaW5o?= <minh@a.vn>\r\nTo: doi.ngoai@b.vn\r\n"
    "Subject: =?UTF-8?Q?=C4=90o=C3=A0n_V=C3=A2n_Nam?=\r\nDate: Thu, 20 Jun 2024 23:30:00 +0700\r\n"
    "MIME-Version: 1.0\r\n";

std::string leaf(const std::string& type, const std::string& body, const std::string& more = "") {
  return "Content-Type: " + type + "\r\n" + more + "\r\n" + body + "\r\n";
}

std::string multipart(const std::string& kind, const std::vector<std::string>& parts,
                      const std::string& edge = "edge") {
  std::string out = "Content-Type: multipart/" + kind + "; boundary=" + edge + "\r\n\r\n";
  for (const std::string& part : parts) out += "--" + edge + "\r\n" + part;
  return out + "--" + edge + "--\r\n";
}

Result<ArchiveFile> unpacked(const std::string& mail, const ArchiveLimits& limits = {}) {
  return unpack_archive("mail", std::as_bytes(std::span(mail)), limits);
}

const std::string kPlain = "text/plain; charset=utf-8";

TEST(Mail, TellsSenderDayAndSubject) {
  const Rendition made = rendered(kHeads + leaf(kPlain, "Ngày 24/6/2024, đoàn đến thăm.\r\nTrân trọng."));
  EXPECT_EQ(made.format, FileFormat::Eml);
  EXPECT_EQ(made.text, "Ngày 24/6/2024, đoàn đến thăm.\nTrân trọng.\n");
  EXPECT_EQ(made.fields, (DocumentFields{"Đoàn Vân Nam", "Nguyễn Văn Minh", "", "", "2024-06-20", ""}));
}

TEST(Mail, IsToldFromALetterWithHeadLines) {
  EXPECT_TRUE(is_mail(kHeads));
  EXPECT_FALSE(is_mail("From: Mr Lee\nTo: Mr Minh\nSubject: visit\n\nDear Mr Minh,\n"));
  EXPECT_FALSE(is_mail("Received: on 3 May, a letter of two pages\nthat says nothing\n\n"));
  // The lines of servers on the way may be longer than what is looked at.
  std::string long_head = "Received: from a\r\n";
  while (long_head.size() < 5000) long_head += "\tby b with c for d\r\n";
  EXPECT_TRUE(is_mail(long_head + kHeads));
}

TEST(Mail, ReadsTheEncodingsOfMail) {
  struct Case {
    std::string type, transfer, body, text;
  };
  const std::vector<Case> cases = {
      {"text/plain; charset=windows-874", "8bit", "\xC7\xD1\xB9\xB7\xD5\xE8 3", "วันที่ 3"},
      {"text/plain; charset=tis-620", "base64", "x9G5t9XoIDM=", "วันที่ 3"},
      {"text/plain; charset=UTF-8", "quoted-printable", "=E0=BA=A7=E0=BA=B1=\r\n=E0=BA=99=E0=BA=97=E0=BA=B5", "ວັນທີ"},
      {"text/plain; charset=windows-1258", "8bit", "T\xF4i", "Tôi"},
      {"text/plain; charset=x-unknown", "8bit", "Ngày 3", "Ngày 3"},
      {"text/plain", "8bit", "ថ្ងៃទី៣", "ថ្ងៃទី៣"},
  };
  for (const Case& c : cases) {
    const Rendition made = rendered(kHeads + leaf(c.type, c.body, "Content-Transfer-Encoding: " + c.transfer + "\r\n"));
    EXPECT_EQ(made.text, c.text + "\n") << c.type;
  }
}

TEST(Mail, OfSeveralFormsThePlainOneIsRead) {
  const std::string page = leaf("text/html; charset=utf-8", "<html><body><p>Đoàn đến ngày 3/5.</p></body></html>");
  EXPECT_EQ(rendered(kHeads + multipart("alternative", {leaf(kPlain, "Đoàn đến."), page})).text, "Đoàn đến.\n");
  EXPECT_EQ(rendered(kHeads + multipart("alternative", {leaf(kPlain, " \r\n"), page})).text, "Đoàn đến ngày 3/5.\n");
  const std::string longer = leaf("text/html", "<html><body><p>" + std::string(4000, 'x') + "</p></body></html>");
  EXPECT_EQ(rendered(kHeads + multipart("alternative", {leaf(kPlain, "Use another program."), longer})).text,
            std::string(4000, 'x') + "\n");
}

TEST(Mail, LinesThatTheSenderBrokeAreOneAgain) {
  EXPECT_EQ(
      rendered(kHeads + leaf(kPlain + "; format=flowed", "The two sides \r\nagreed.\r\n> On 3 May \r\n> they met."))
          .text,
      "The two sides agreed.\nOn 3 May they met.\n");
}

TEST(Mail, AMailThatOnlyBringsFilesIsItsSubject) {
  const std::string file = leaf("application/pdf; name=a.pdf", "JVBERg==", "Content-Transfer-Encoding: base64\r\n");
  EXPECT_EQ(rendered(kHeads + multipart("mixed", {file})).text, "Đoàn Vân Nam\n");
}

TEST(Mail, AttachmentsAreItsMembers) {
  const std::string scan(70'000, 'A');
  const auto made = unpacked(
      kHeads +
      multipart("mixed",
                {multipart("related",
                           {leaf("text/html", "<p>x</p>"), leaf("image/png; name=logo.png", "tiny"),
                            leaf("image/png; name=scan.png", scan)},
                           "inner"),
                 leaf("application/pdf", "JVBERg==",
                      "Content-Transfer-Encoding: base64\r\n"
                      "Content-Disposition: attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.pdf\r\n"),
                 leaf(kPlain, "as a file", "Content-Disposition: attachment; filename=../../.note.txt\r\n"),
                 leaf("application/pgp-signature", "sign"),
                 "Content-Type: message/rfc822\r\n\r\nSubject: Inner\r\nMessage-ID: <a@b>\r\n\r\nOn 3 May.\r\n"}));
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_TRUE(made->is_document);
  std::vector<std::string> names;
  for (const ArchiveMember& member : made->members) names.push_back(member.name);
  EXPECT_EQ(names, (std::vector<std::string>{"scan.png", "Công văn.pdf", "attachment 3", "Inner.eml"}));
  ASSERT_EQ(made->members.size(), 4U);
  EXPECT_EQ(made->members[1].bytes, "%PDF");
  EXPECT_EQ(rendered(made->members[3].bytes).text, "On 3 May.\n");
}

TEST(Mail, ASavedPageIsAPage) {
  const std::string page =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.vn/tin/1.html\r\nSubject: Tin\r\n"
      "Date: Thu, 20 Jun 2024 08:30:00 -0000\r\nMIME-Version: 1.0\r\n" +
      multipart("related", {leaf("text/html",
                                 "<html><head><title>Trang</title></head><body><p>=C4=90o=C3=A0n "
                                 "=C4=91=E1=BA=BFn.</p></body></html>",
                                 "Content-Transfer-Encoding: quoted-printable\r\n"),
                            leaf("image/png", std::string(70'000, 'A'))});
  const Rendition made = rendered(page);
  EXPECT_EQ(made.format, FileFormat::Mhtml);
  EXPECT_EQ(made.text, "Đoàn đến.\n");
  EXPECT_EQ(made.fields.url, "https://a.vn/tin/1.html");
  EXPECT_EQ(made.fields.published, "");  // that of saving says nothing of it
  const auto members = unpacked(page);
  ASSERT_TRUE(members);
  EXPECT_TRUE(members->members.empty());
}

TEST(Mail, WhatCannotBeReadSaysWhy) {
  const auto reason = [](const std::string& mail, const ArchiveLimits& limits = {}) {
    const auto made = unpacked(mail, limits);
    return made ? std::string() : made.error().sentence;
  };
  EXPECT_NE(reason(kHeads + multipart("encrypted", {leaf("application/octet-stream", "x")})).find("encrypted"),
            std::string::npos);
  EXPECT_NE(reason(kHeads + leaf("application/pkcs7-mime; smime-type=enveloped-data", "x")).find("encrypted"),
            std::string::npos);
  std::string deep = leaf(kPlain, "x");
  for (int i = 0; i < 60; ++i) deep = multipart("mixed", {deep}, "e" + std::to_string(i));
  EXPECT_NE(reason(kHeads + deep).find("within parts"), std::string::npos);
  EXPECT_NE(reason(kHeads + multipart("mixed", {leaf(kPlain, "a"), leaf(kPlain, "b")}), {.members = 1})
                .find("more than 1 parts"),
            std::string::npos);
  EXPECT_NE(reason(kHeads + leaf(kPlain, std::string(100, 'a')), {.bytes = 10}).find("holds more than"),
            std::string::npos);
}

TEST(Mail, ABrokenMailGivesWhatItHas) {
  // Cut short within a part, and a part that was never packed as it says.
  const std::string whole =
      kHeads + multipart("mixed", {leaf(kPlain, "On 3 May they met."), leaf(kPlain, "And left.")});
  EXPECT_EQ(rendered(whole.substr(0, whole.find("And") + 3)).text, "On 3 May they met.\nAnd\n");
  EXPECT_EQ(rendered(kHeads + multipart("mixed", {leaf(kPlain, "They met."),
                                                  leaf(kPlain, "\xFF\xFE#", "Content-Transfer-Encoding: base64\r\n")}))
                .text,
            "They met.\n");
}

}  // namespace
}  // namespace chancery
