"""The door `publish`: hands the built site over to a branch of the repository, where Actions are not used."""

from sitegen.publishing.branch import Delivery, Order, deliver, prepare_delivery
from sitegen.publishing.counter import publish_branch

__all__ = ["Delivery", "Order", "deliver", "prepare_delivery", "publish_branch"]
