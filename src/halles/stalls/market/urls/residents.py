"""Addresses that everybody may open."""

from django.urls import URLPattern, path

from halles.stalls.market.views import asking, basket, checkout, customer, find, following, product, shop

PATTERNS: list[URLPattern] = [
    path("", find.find, name="find"),
    path("tous/magasins/<slug:slug>/", shop.shop, name="shop"),
    path("tous/magasins/<slug:slug>/demander/", asking.ask, name="ask"),
    path("tous/magasins/<slug:slug>/suivre/", following.follow, name="follow"),
    path("tous/questions/<slug:token>/", asking.question, name="question"),
    path("tous/questions/<slug:token>/fil/", asking.question_part, name="question-part"),
    path("tous/questions/<slug:token>/retirer/", asking.withdraw, name="question-withdraw"),
    path("tous/abonnements/code/<slug:follow>/", following.confirm, name="follow-confirm"),
    path("tous/abonnements/<slug:token>/", following.follows, name="follows"),
    path("tous/abonnements/<slug:token>/arreter/", following.unfollow, name="unfollow"),
    path("tous/panier/", basket.basket, name="basket"),
    path("tous/panier/changer/", basket.change, name="basket-change"),
    path("tous/panier/ajouter/<slug:slug>/", basket.add, name="basket-add"),
    path("tous/reserver/", checkout.checkout, name="checkout"),
    path("tous/reservations/", customer.mine, name="mine"),
    path("tous/reservations/annuler/<slug:order>/", customer.cancel_mine, name="mine-cancel"),
    path("tous/reservation/<slug:secret>/", customer.customer, name="customer"),
    path("tous/reservation/<slug:secret>/fil/", customer.customer_part, name="customer-part"),
    path("tous/reservation/<slug:secret>/papier.pdf", customer.customer_paper, name="customer-paper"),
    path("tous/reservation/<slug:secret>/annuler/<slug:order>/", customer.cancel, name="cancel"),
    path("<slug:slug>/", product.product, name="product"),
    path("<slug:slug>/fil/", product.product_part, name="product-part"),
]
