#include "events.hpp"

#include <gmock/gmock.h>

namespace stave::api {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Page : public http::EventSink {
 public:
  bool send(std::string_view event, std::string_view id, std::string_view data) override {
    if (gone) {
      return false;
    }
    heard.push_back(std::string(event) + " " + std::string(id) + " " + std::string(data));
    return true;
  }

  void close() override { closed = true; }

  std::vector<std::string> heard;
  bool gone = false;
  bool closed = false;
};

TEST(Events, OfTheFolderReachAllAndThoseOfAJobItsPersonAlone) {
  EventHub hub;
  const auto an = std::make_shared<Page>();
  const auto bo = std::make_shared<Page>();
  hub.join(an, "an", "s1");
  hub.join(bo, "bo", "s2");
  hub.tell("change", "8", "{}");
  hub.tell_person("bo", "job", "{1}");
  EXPECT_THAT(an->heard, ElementsAre("change 8 {}"));
  EXPECT_THAT(bo->heard, ElementsAre("change 8 {}", "job  {1}"));
}

TEST(Events, EndWithTheSession) {
  EventHub hub;
  const auto first = std::make_shared<Page>();
  const auto second = std::make_shared<Page>();
  hub.join(first, "an", "s1");
  hub.join(second, "an", "s2");
  hub.end_session("s1");
  hub.tell("change", "9", "{}");
  EXPECT_TRUE(first->closed);
  EXPECT_THAT(first->heard, IsEmpty());
  EXPECT_FALSE(second->closed);
  EXPECT_THAT(second->heard, ElementsAre("change 9 {}"));
}

TEST(Events, EndWithASessionThatIsOverByItself) {
  EventHub hub;
  const auto over = std::make_shared<Page>();
  const auto open = std::make_shared<Page>();
  hub.join(over, "an", "s1");
  hub.join(open, "bo", "s1");
  hub.end_closed([](const std::string& person, const std::string& session) {
    return person == "bo" && session == "s1";
  });
  hub.tell("change", "9", "{}");
  EXPECT_TRUE(over->closed);
  EXPECT_THAT(over->heard, IsEmpty());
  EXPECT_FALSE(open->closed);
  EXPECT_THAT(open->heard, ElementsAre("change 9 {}"));
}

TEST(Events, APageThatIsGoneIsForgotten) {
  EventHub hub;
  const auto page = std::make_shared<Page>();
  hub.join(page, "an", "s1");
  page->gone = true;
  hub.tell("change", "1", "{}");
  EXPECT_EQ(page.use_count(), 1);
}

}  // namespace
}  // namespace stave::api
