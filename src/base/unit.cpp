#include "stave/base/unit.hpp"
