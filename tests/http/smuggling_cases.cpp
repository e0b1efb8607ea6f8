#include "smuggling_cases.hpp"

#include <fmt/format.h>

namespace stave::http::testing {
namespace {

using Cases = std::vector<SmugglingCase>;
using Texts = std::vector<std::string>;

std::string request(const std::string& headers, const std::string& body) {
  return "POST /first HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string chunk(const std::string& text) {
  return fmt::format("{:x}\r\n{}\r\n", text.size(), text);
}

/// Both readers' views: five bytes or chunks.
std::string two_ways() {
  return "0\r\n\r\n" + kSmuggled;
}

void add_codings(Cases& out) {
  const Texts values{"",
                     "identity",
                     "gzip",
                     "gzip, chunked",
                     "chunked, gzip",
                     "chunked, chunked",
                     "chunked,",
                     ",chunked",
                     "chunked;q=1",
                     "chunked ;",
                     "chunked, identity",
                     "identity, chunked",
                     "xchunked",
                     "chunkedx",
                     "\"chunked\"",
                     "'chunked'",
                     "chun ked",
                     "chunked\tx",
                     "chunked\x0b",
                     "\x0b"
                     "chunked",
                     "chunked\x0c",
                     "\x01"
                     "chunked",
                     "chunked\x7f",
                     "\xA0"
                     "chunked",
                     "ch\xC5\xA5nked",
                     "chunked\r\n\t",
                     "\r\n chunked",
                     "\r\n\tchunked",
                     "chunked\n",
                     "chunked\r",
                     "\nchunked",
                     "chunked\r\n ",
                     "cow",
                     "deflate",
                     "compress, chunked",
                     "trailers",
                     "chunked, cow",
                     "Chunked, Chunked",
                     "0",
                     std::string("chunked\0", 8),
                     std::string("\0chunked", 8)};
  for (const auto& value : values) {
    out.push_back({"coding " + value, request("Transfer-Encoding: " + value + "\r\n", two_ways())});
    out.push_back(
        {"coding and length " + value,
         request("Content-Length: 5\r\nTransfer-Encoding: " + value + "\r\n", two_ways())});
  }
}

void add_names(Cases& out) {
  const Texts names{"Transfer-Encoding ",
                    " Transfer-Encoding",
                    "\tTransfer-Encoding",
                    "Transfer-Encoding\t",
                    "Transfer Encoding",
                    "Transfer-Encoding\x0b",
                    "\x0b"
                    "Transfer-Encoding",
                    "Transfer-Encoding\r",
                    "Transfer-Encoding\n",
                    "Transfer-Encoding\r\n",
                    "Transfer-Encoding\r\n ",
                    "Transfer-Encod\xC4\xB1ng",
                    "\xEF\xBB\xBFTransfer-Encoding",
                    "Transfer-Encoding[]",
                    "(Transfer-Encoding)",
                    "Transfer-Encoding,",
                    "\"Transfer-Encoding\"",
                    "Transfer-Encoding=",
                    "Transfer-Encoding;",
                    "",
                    std::string("Transfer-Encoding\0", 18),
                    std::string("\0Transfer-Encoding", 18)};
  for (const auto& name : names) {
    out.push_back(
        {"name " + name, request("Content-Length: 5\r\n" + name + ": chunked\r\n", two_ways())});
  }
  for (const std::string name :
       {"Content-Length ", " Content-Length", "Content-Length\t", "Content-Length\r",
        "Content-Length\x0b", "Content-Length\r\n ", "Content Length", "\tContent-Length"}) {
    out.push_back({"name " + name, request(name + ": 40\r\n", kSmuggled)});
  }
  out.push_back({"no colon", request("Content-Length 5\r\n", two_ways())});
  out.push_back({"word", request("Content-Length\r\n", kSmuggled)});
}

void add_lengths(Cases& out) {
  const Texts values{"",
                     "+5",
                     "-5",
                     "5,5",
                     "5, 5",
                     "5, 6",
                     "05",
                     "005",
                     "0x5",
                     "5.0",
                     "5e0",
                     "5 5",
                     "5 ,",
                     ",5",
                     "5;",
                     "\"5\"",
                     "five",
                     "5\t5",
                     "5\x0b",
                     "\x0b"
                     "5",
                     "5\r\n 0",
                     "\r\n 5",
                     "18446744073709551621",
                     "9999999999999999",
                     "4294967301000000000",
                     "5\n",
                     "5\r",
                     "\xEF\xBC\x95",
                     "\xC2\xA0"
                     "5",
                     "5-",
                     "0b101",
                     "1_0",
                     "5,",
                     std::string("5\0", 2),
                     "NaN",
                     "Infinity",
                     "00",
                     "5 0"};
  for (const auto& value : values) {
    out.push_back({"length " + value, request("Content-Length: " + value + "\r\n", two_ways())});
  }
}

void add_pairs(Cases& out) {
  const std::string coding = "Transfer-Encoding: chunked\r\n";
  const std::string length = "Content-Length: 5\r\n";
  const Texts headers{coding + length,
                      length + coding,
                      length + length,
                      length + "Content-Length: 6\r\n",
                      "Content-Length: 6\r\n" + length,
                      "Content-Length: 0\r\n" + length,
                      length + "content-length: 5\r\n",
                      length + "X: y\r\nCONTENT-LENGTH: 0\r\n",
                      coding + coding,
                      coding + "transfer-encoding: identity\r\n",
                      "Transfer-Encoding: identity\r\n" + coding,
                      coding + "Transfer-Encoding: gzip\r\n",
                      "Transfer-Encoding: gzip\r\n" + coding,
                      coding + "Transfer-Encoding: \r\n",
                      length + "Transfer-encoding: cow\r\n",
                      length + coding + "Transfer-encoding: cow\r\n",
                      "Content-Length: 0\r\n" + coding,
                      coding + "Content-Length: 0\r\n",
                      length + "X: y\n" + coding,
                      length + "X: y\r" + coding,
                      length + "X:\n" + coding,
                      length + "\r" + coding,
                      length + "\n" + coding,
                      length + "X: y\r\r\n" + coding,
                      "Foo: bar\r\n\rTransfer-Encoding: chunked\r\n"};
  for (const auto& header : headers) {
    out.push_back({"pair " + header, request(header, two_ways())});
  }
  out.push_back(
      {"old coding", "POST /first HTTP/1.0\r\nHost: a\r\n" + coding + "\r\n" + two_ways()});
  out.push_back({"old coding and length",
                 "POST /first HTTP/1.0\r\nHost: a\r\n" + coding + length + "\r\n" + two_ways()});
}

void add_hosts(Cases& out) {
  const auto with = [&](const std::string& hosts) {
    out.push_back({"host " + hosts, "GET /first HTTP/1.1\r\n" + hosts + "\r\n" + kSmuggled});
  };
  with("");
  for (const std::string value : {"", "a, b", "a b", "a@b", "a/b", "a\\b", "a?b", "a#b", "a\tb",
                                  "\"a\"", "a\xC3\xA9", "<a>", "a;b"}) {
    with("Host: " + value + "\r\n");
  }
  with("Host: a\r\nHost: a\r\n");
  with("Host: a\r\nhost: b\r\n");
  with("Host : a\r\n");
  with("Host: a\r\n b\r\n");
  with(" Host: a\r\nHost: a\r\n");
  with("Host: a\nHost: b\r\n");
}

void add_request_lines(Cases& out) {
  const Texts lines{"GET  /first HTTP/1.1",
                    "GET /first  HTTP/1.1",
                    "GET\t/first HTTP/1.1",
                    "GET /first\tHTTP/1.1",
                    " GET /first HTTP/1.1",
                    "GET /first HTTP/1.1 ",
                    "GET /first HTTP/1.1\r",
                    "GET /first HTTP/1.1\n",
                    "GET /first",
                    "GET",
                    "GET /first HTTP/1.1 HTTP/1.1",
                    "GET /fi rst HTTP/1.1",
                    "GET /first http/1.1",
                    "GET /first HTTP/1,1",
                    "GET /first HTTP/11",
                    "GET /first HTTP/1.10",
                    "GET /first HTTP/01.1",
                    "GET /first HTTP/+1.1",
                    "GET /first HTTP/2.0",
                    "GET /first HTTP/0.9",
                    "GET /first HTTP/1.2",
                    "GET /first HTTP/1.",
                    "GET /first XTTP/1.1",
                    "G(T /first HTTP/1.1",
                    "GET: /first HTTP/1.1",
                    "\"GET\" /first HTTP/1.1",
                    "GET /first\x0bHTTP/1.1",
                    "GET /first\x7f HTTP/1.1",
                    "GET /first\xA0 HTTP/1.1",
                    "GET first HTTP/1.1",
                    "GET http://a/first HTTP/1.1",
                    "GET //a@b\\c HTTP/1.1",
                    "GET * HTTP/1.1",
                    "CONNECT a:443 HTTP/1.1",
                    "GET /first#x HTTP/1.1",
                    "GET /first%0d%0aHost:%20b HTTP/1.1",
                    std::string("GET /fir\0st HTTP/1.1", 20)};
  for (const auto& line : lines) {
    out.push_back({"line " + line, line + "\r\nHost: a\r\n\r\n" + kSmuggled});
  }
  out.push_back({"empty line first", "\r\nGET /first HTTP/1.1\r\nHost: a\r\n\r\n" + kSmuggled});
  out.push_back({"line feed first", "\nGET /first HTTP/1.1\r\nHost: a\r\n\r\n" + kSmuggled});
  out.push_back({"line feeds only", "GET /first HTTP/1.1\nHost: a\n\n" + kSmuggled});
  out.push_back({"returns only", "GET /first HTTP/1.1\rHost: a\r\r" + kSmuggled});
}

void add_chunks(Cases& out) {
  const Texts bodies{"5;\r\nhello\r\n0\r\n\r\n",
                     "5;a\r\nhello\r\n0\r\n\r\n",
                     "5;a=b\r\nhello\r\n0\r\n\r\n",
                     "5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n",
                     "5;\n\r\nhello\r\n0\r\n\r\n",
                     "5 ; a\r\nhello\r\n0\r\n\r\n",
                     "5;a\nhello\r\n0\r\n\r\n",
                     "5\nhello\r\n0\r\n\r\n",
                     "5\rhello\r\n0\r\n\r\n",
                     "5\n\r\nhello\r\n0\r\n\r\n",
                     "5 \r\nhello\r\n0\r\n\r\n",
                     " 5\r\nhello\r\n0\r\n\r\n",
                     "\t5\r\nhello\r\n0\r\n\r\n",
                     "+5\r\nhello\r\n0\r\n\r\n",
                     "-5\r\nhello\r\n0\r\n\r\n",
                     "0x5\r\nhello\r\n0\r\n\r\n",
                     "5h\r\nhello\r\n0\r\n\r\n",
                     "5.0\r\nhello\r\n0\r\n\r\n",
                     "5,5\r\nhello\r\n0\r\n\r\n",
                     "\"5\"\r\nhello\r\n0\r\n\r\n",
                     "\r\n5\r\nhello\r\n0\r\n\r\n",
                     "\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                     "hello\r\n0\r\n\r\n",
                     "10000000000000005\r\nhello\r\n0\r\n\r\n",
                     "fffffffffffffffff\r\nhello\r\n0\r\n\r\n",
                     "5\r\nhello0\r\n\r\n",
                     "5\r\nhello\n0\r\n\r\n",
                     "5\r\nhello\r0\r\n\r\n",
                     "5\r\nhelloXX0\r\n\r\n",
                     "5\r\nhello!\r\n0\r\n\r\n",
                     "5\r\nhello\r\n\r\n0\r\n\r\n",
                     "4\r\nhello\r\n0\r\n\r\n",
                     "5\r\nhello\r\n0;a=b\r\n\r\n",
                     "5\r\nhello\r\n0 \r\n\r\n",
                     "5\r\nhello\r\n0\r\nX: y\r\n\r\n",
                     "5\r\nhello\r\n0\r\nContent-Length: 50\r\n\r\n",
                     "5\r\nhello\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n",
                     "5\r\nhello\r\n0\r\nHost: b\r\n\r\n",
                     "5\r\nhello\r\n0\r\nnonsense\r\n\r\n",
                     "5\r\nhello\r\n0\r\n X: y\r\n\r\n",
                     "5\r\nhello\r\n0\r\n\n\r\n\r\n",
                     "5\r\nhello\r\n0\r\n\r\r\n\r\n",
                     "5\r\nhello\r\n00x\r\n\r\n",
                     std::string("5\0\r\nhello\r\n0\r\n\r\n", 17)};
  for (const auto& body : bodies) {
    out.push_back({"chunk " + body, request("Transfer-Encoding: chunked\r\n", body + kSmuggled)});
  }
}

}  // namespace

std::vector<SmugglingCase> refused_cases() {
  Cases out;
  add_codings(out);
  add_names(out);
  add_lengths(out);
  add_pairs(out);
  add_hosts(out);
  add_request_lines(out);
  add_chunks(out);
  return out;
}

std::vector<SmugglingCase> single_cases() {
  const auto length = fmt::format("Content-Length: {}\r\n", kSmuggled.size());
  const std::string coding = "Transfer-Encoding: chunked\r\n";
  const auto chunked = chunk(kSmuggled) + "0\r\n\r\n";
  Cases out;
  for (const std::string other :
       {"", "X-Content-Length: 5\r\n", "Content_Length: 5\r\n", "Transfer_Encoding: chunked\r\n",
        "X: Transfer-Encoding: chunked\r\n", "TE: chunked\r\n", "Trailer: Content-Length\r\n",
        "Upgrade: h2c\r\nConnection: Upgrade\r\n", "Connection: Content-Length\r\n",
        "Connection: Transfer-Encoding\r\n", "Content-Encoding: chunked\r\n",
        "Transfer-Encodin: chunked\r\n", "X:\r\n", "X: \t y\t \r\n",
        "X-HTTP-Method-Override: GET\r\n", "Range: bytes=0-4\r\n"}) {
    out.push_back({"length with " + other, request(length + other, kSmuggled)});
    out.push_back({"chunks with " + other, request(coding + other, chunked)});
  }
  for (const std::string value : {"Transfer-Encoding: CHUNKED\r\n", "transfer-encoding:chunked\r\n",
                                  "TRANSFER-ENCODING:\t chunked \t\r\n"}) {
    out.push_back({value, request(value, chunked)});
  }
  std::string single_bytes;
  for (const char byte : kSmuggled) {
    single_bytes += chunk(std::string(1, byte));
  }
  out.push_back({"a byte a chunk", request(coding, single_bytes + "0\r\n\r\n")});
  out.push_back({"zeros", request(coding, fmt::format("000{:X}\r\n{}\r\n0000\r\n\r\n",
                                                      kSmuggled.size(), kSmuggled))});
  out.push_back(
      {"body of a GET", "GET /first HTTP/1.1\r\nHost: a\r\n" + length + "\r\n" + kSmuggled});
  out.push_back({"old with length", "POST /first HTTP/1.0\r\n" + length + "\r\n" + kSmuggled});
  return out;
}

}  // namespace stave::http::testing
