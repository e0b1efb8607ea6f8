#include "support.hpp"

#include "stave/app/packs.hpp"
#include "stave/app/rulebook.hpp"

namespace stave::app {
namespace {

namespace fs = std::filesystem;

/// In a folder that has folders named like what is shipped.
class Shipped : public testing::FolderTest {
 protected:
  Shipped() : before_(fs::current_path()) {
    fs::create_directory(root / shipped_rulebooks().front());
    fs::create_directory(root / shipped_packs().front());
    fs::current_path(root);
  }

  ~Shipped() override { fs::current_path(before_); }

 private:
  fs::path before_;
};

TEST_F(Shipped, ANameMeansTheShippedOneWhateverFoldersAreThere) {
  EXPECT_TRUE(load_rulebook(shipped_rulebooks().front()));
  EXPECT_TRUE(load_pack(shipped_packs().front()));
}

TEST_F(Shipped, APathMeansTheFolder) {
  EXPECT_FALSE(load_rulebook("./" + shipped_rulebooks().front()));
  EXPECT_FALSE(load_pack("./" + shipped_packs().front()));
}

TEST_F(Shipped, AFolderThatIsNamedLikeNoneIsRead) {
  const std::string name = shipped_rulebooks().front();
  fs::copy(fs::path(STAVE_SOURCE_DIR) / "rulebooks" / name, root / "ours",
           fs::copy_options::recursive);
  EXPECT_TRUE(load_rulebook("ours"));
}

}  // namespace
}  // namespace stave::app
