#include "stave/store/database_url.hpp"

#include <gmock/gmock.h>

namespace stave::store {
namespace {

TEST(DatabaseUrl, BothSchemesOfPostgresAreKnown) {
  EXPECT_TRUE(is_postgres_url("postgresql://"));
  EXPECT_TRUE(is_postgres_url("postgres://host/name"));
  EXPECT_FALSE(is_postgres_url("mysql://host/name"));
  EXPECT_FALSE(is_postgres_url("stave.db"));
}

TEST(DatabaseUrl, IsShownWithoutItsPasswords) {
  EXPECT_EQ(without_password("postgresql://host/name"), "postgresql://host/name");
  EXPECT_EQ(without_password("postgresql://me@host:5432/name"), "postgresql://me@host:5432/name");
  EXPECT_EQ(without_password("postgresql://me:geheim@host:5432/name"),
            "postgresql://me:***@host:5432/name");
  EXPECT_EQ(without_password("postgresql://me:p@ss:word@host/name"),
            "postgresql://me:***@host/name");
  EXPECT_EQ(without_password("postgresql:///name?user=me&password=geheim&sslpassword=auch&port=1"),
            "postgresql:///name?user=me&password=***&sslpassword=***&port=1");
  EXPECT_EQ(without_password(""), "");
}

TEST(DatabaseUrl, ASentenceThatRepeatsTheUrlOrThePasswordShowsNeither) {
  const std::string url = "postgresql://me:geheim@host/name";
  EXPECT_EQ(shown_reason("cannot read \"" + url + "\"\n\tmore", url),
            "cannot read \"postgresql://me:***@host/name\"");
  EXPECT_EQ(shown_reason("bad password geheim", url), "bad password ***");
}

}  // namespace
}  // namespace stave::store
